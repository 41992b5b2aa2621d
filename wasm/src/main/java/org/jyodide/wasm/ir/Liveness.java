package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ir.Region.Exit;
import org.jyodide.wasm.ir.Statement.Block;
import org.jyodide.wasm.ir.Statement.Branch;
import org.jyodide.wasm.ir.Statement.BranchIf;
import org.jyodide.wasm.ir.Statement.BranchTable;
import org.jyodide.wasm.ir.Statement.If;
import org.jyodide.wasm.ir.Statement.Loop;
import org.jyodide.wasm.ir.Statement.MultiCall;
import org.jyodide.wasm.ir.Statement.Protect;
import org.jyodide.wasm.ir.Statement.RegionCall;
import org.jyodide.wasm.ir.Statement.SetLocal;

/**
 * Which locals are live where: a backward analysis over structured statements. Sets hold the ids of
 * locals.
 */
public final class Liveness {
  private final Map<Label, BitSet> atLabel = new HashMap<>();
  private final IdentityHashMap<Statement, BitSet> after = new IdentityHashMap<>();
  private final List<BitSet> handlers = new ArrayList<>();
  private final BitSet joins = new BitSet();
  private final boolean recordsAfter;

  /**
   * An empty analysis.
   *
   * @param recordsAfter whether {@link #after} will be asked
   */
  public Liveness(boolean recordsAfter) {
    this.recordsAfter = recordsAfter;
  }

  /** Says what is live at a label outside the analysed statements. */
  public void setAtLabel(Label label, BitSet live) {
    atLabel.put(label, live);
  }

  /** What is live at a label: behind a block, at the head of a loop. */
  public BitSet atLabel(Label label) {
    return atLabel.computeIfAbsent(label, l -> new BitSet());
  }

  /** Everything that is live where ways meet or part inside the analysed statements. */
  public BitSet joins() {
    return joins;
  }

  /** What is live after a statement. */
  public BitSet after(Statement statement) {
    BitSet live = after.get(statement);
    if (live == null) {
      throw new IllegalStateException("not analysed");
    }
    return live;
  }

  void setAfter(Statement statement, BitSet live) {
    after.put(statement, live);
  }

  /** What is live before {@code list}, if {@code liveAfter} is behind it. */
  public BitSet before(List<Statement> list, BitSet liveAfter) {
    BitSet live = (BitSet) liveAfter.clone();
    for (int i = list.size() - 1; i >= 0; i--) {
      Statement statement = list.get(i);
      if (recordsAfter) {
        after.put(statement, (BitSet) live.clone());
      }
      live = before(statement, live);
      handlers.forEach(live::or);
    }
    return live;
  }

  private BitSet before(Statement statement, BitSet live) {
    if (statement instanceof SetLocal set) {
      live.clear(set.local.id());
    } else if (statement instanceof MultiCall call) {
      call.results.forEach(local -> live.clear(local.id()));
    } else if (statement instanceof BranchIf branch) {
      live.or(atLabel(branch.target));
    } else if (statement instanceof Branch branch) {
      return (BitSet) atLabel(branch.target).clone();
    } else if (statement instanceof BranchTable table) {
      live.clear();
      table.targets.stream().distinct().forEach(target -> live.or(atLabel(target)));
    } else if (neverContinues(statement)) {
      live.clear();
    } else if (statement instanceof RegionCall call) {
      return beforeCall(call.region, live);
    } else if (!statement.bodies().isEmpty()) {
      return beforeStructure(statement, live);
    }
    addReads(statement, live);
    return live;
  }

  private static void addReads(Statement statement, BitSet live) {
    for (Expression expression : statement.expressions()) {
      expression.forEachRead(local -> live.set(local.id()));
    }
  }

  private BitSet beforeCall(Region region, BitSet liveAfter) {
    joins.or(liveAfter);
    BitSet live = new BitSet();
    for (Exit exit : region.exits()) {
      BitSet there =
          switch (exit.kind()) {
            case END -> (BitSet) liveAfter.clone();
            case BRANCH -> {
              Label target = exit.target();
              yield target == null ? new BitSet() : (BitSet) atLabel(target).clone();
            }
            case RETURN -> new BitSet();
          };
      exit.outs().forEach(local -> there.clear(local.id()));
      live.or(there);
    }
    region.parameters().forEach(local -> live.set(local.id()));
    return live;
  }

  private BitSet beforeStructure(Statement statement, BitSet live) {
    joins.or(live);
    if (statement instanceof Block block) {
      atLabel(block.label).or(live);
      return before(block.body, live);
    }
    if (statement instanceof Loop loop) {
      BitSet head = atLabel(loop.label);
      BitSet in = before(loop.body, live);
      while (!contains(head, in)) {
        head.or(in);
        in = before(loop.body, live);
      }
      joins.or(head);
      return in;
    }
    if (statement instanceof If choice) {
      BitSet in = before(choice.then, live);
      BitSet otherwise = before(choice.otherwise, live);
      joins.or(otherwise);
      in.or(otherwise);
      addReads(statement, in);
      return in;
    }
    if (statement instanceof Protect protect) {
      BitSet handler = (BitSet) atLabel(protect.handler).clone();
      handler.clear(protect.exception.id());
      handlers.add(handler);
      live.or(handler);
      BitSet in = before(protect.body, live);
      handlers.remove(handlers.size() - 1);
      in.or(handler);
      return in;
    }
    throw new IllegalStateException("no rule for " + statement.getClass());
  }

  private static boolean contains(BitSet whole, BitSet part) {
    BitSet missing = (BitSet) part.clone();
    missing.andNot(whole);
    return missing.isEmpty();
  }

  /** Whether control never goes on behind a simple statement. */
  static boolean neverContinues(Statement statement) {
    return statement instanceof Branch
        || statement instanceof BranchTable
        || statement instanceof Statement.Return
        || statement instanceof Statement.Throw
        || statement instanceof Statement.ThrowReference
        || statement instanceof Statement.TailCall
        || statement instanceof Statement.Unreachable;
  }
}
