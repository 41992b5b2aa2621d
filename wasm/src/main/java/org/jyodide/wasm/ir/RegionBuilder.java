package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ir.Region.Convention;
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

/** Finds out what a group of statements needs and how it is left, to make a region of it. */
final class RegionBuilder {
  /** A JVM method takes 255 slots; the instance and the frame need some. */
  private static final int MAXIMUM_PARAMETER_SLOTS = 240;

  private final FunctionGraph function;
  private final Liveness liveness;

  private final BitSet assigned = new BitSet();
  private final Set<Label> inside = new LinkedHashSet<>();
  private final Set<Label> targets = new LinkedHashSet<>();
  private boolean returns;

  RegionBuilder(FunctionGraph function, Liveness liveness) {
    this.function = function;
    this.liveness = liveness;
  }

  /** Makes a region of {@code group}, or null if a JVM method cannot take its parameters. */
  @Nullable Region build(List<Statement> group, Convention convention) {
    group.forEach(this::scan);
    targets.removeAll(inside);
    Statement last = group.get(group.size() - 1);
    List<Exit> exits = new ArrayList<>();
    Liveness inner = new Liveness(false);
    BitSet liveAtEnd = new BitSet();
    if (continues(group)) {
      liveAtEnd = assignedIn(liveness.after(last));
      exits.add(new Exit(Exit.Kind.END, null, locals(liveAtEnd)));
    }
    for (Label target : targets) {
      BitSet live = assignedIn(liveness.atLabel(target));
      inner.setAtLabel(target, live);
      exits.add(new Exit(Exit.Kind.BRANCH, target, locals(live)));
    }
    if (returns) {
      exits.add(new Exit(Exit.Kind.RETURN, null, List.of()));
    }
    List<Local> parameters = locals(inner.before(group, liveAtEnd));
    if (convention == Convention.ARGUMENTS && slots(parameters) > MAXIMUM_PARAMETER_SLOTS) {
      return null;
    }
    return new Region(function.regions().size(), convention, group, parameters, exits);
  }

  /** The locals that the group assigns; known after {@link #build}. */
  BitSet assigned() {
    return assigned;
  }

  private BitSet assignedIn(BitSet live) {
    BitSet result = (BitSet) live.clone();
    result.and(assigned);
    return result;
  }

  private List<Local> locals(BitSet ids) {
    List<Local> locals = new ArrayList<>();
    ids.stream().forEach(id -> locals.add(function.locals().get(id)));
    return locals;
  }

  private static int slots(List<Local> locals) {
    int slots = 0;
    for (Local local : locals) {
      slots +=
          switch (local.type()) {
            case I64, F64 -> 2;
            default -> 1;
          };
    }
    return slots;
  }

  private void scan(Statement statement) {
    if (statement instanceof SetLocal set) {
      assigned.set(set.local.id());
    } else if (statement instanceof MultiCall call) {
      call.results.forEach(local -> assigned.set(local.id()));
    } else if (statement instanceof Branch branch) {
      targets.add(branch.target);
    } else if (statement instanceof BranchIf branch) {
      targets.add(branch.target);
    } else if (statement instanceof BranchTable table) {
      targets.addAll(table.targets);
    } else if (statement instanceof Block block) {
      inside.add(block.label);
    } else if (statement instanceof Loop loop) {
      inside.add(loop.label);
    } else if (statement instanceof Protect protect) {
      assigned.set(protect.exception.id());
      targets.add(protect.handler);
    } else if (statement instanceof Statement.Return || statement instanceof Statement.TailCall) {
      returns = true;
    } else if (statement instanceof RegionCall call) {
      scanExits(call.region);
    }
    statement.bodies().forEach(body -> body.forEach(this::scan));
  }

  private void scanExits(Region region) {
    for (Exit exit : region.exits()) {
      exit.outs().forEach(local -> assigned.set(local.id()));
      Label target = exit.target();
      if (target != null) {
        targets.add(target);
      }
      returns |= exit.kind() == Exit.Kind.RETURN;
    }
  }

  /** Whether control may reach the end of {@code list}. */
  static boolean continues(List<Statement> list) {
    for (Statement statement : list) {
      if (!continues(statement)) {
        return false;
      }
    }
    return true;
  }

  private static boolean continues(Statement statement) {
    if (statement instanceof If choice) {
      return continues(choice.then) || continues(choice.otherwise);
    }
    if (statement instanceof Loop loop) {
      return continues(loop.body);
    }
    if (statement instanceof Protect protect) {
      return continues(protect.body);
    }
    if (statement instanceof RegionCall call) {
      return call.region.exits().stream().anyMatch(exit -> exit.kind() == Exit.Kind.END);
    }
    // A block is left by branches to its label, if it has one.
    return !Liveness.neverContinues(statement);
  }
}
