package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ir.Region.Convention;
import org.jyodide.wasm.ir.Statement.BranchTable;
import org.jyodide.wasm.ir.Statement.Loop;
import org.jyodide.wasm.ir.Statement.Protect;
import org.jyodide.wasm.ir.Statement.RegionCall;

/**
 * Moves parts of a large function into regions, until what is left and each region is of a size
 * that HotSpot compiles well. RATIONALE.md has the reasons for the sizes.
 *
 * <p>A {@code br_table} of many targets that stands in a loop is the dispatch of an interpreter: it
 * stays in one method with its loop, and what follows each of its labels becomes a region. The
 * locals of such a function live in a frame object, so that the call of a region is a few bytes.
 */
public final class SplitHugeFunctions {
  /** HotSpot compiles no method of 8,000 bytes or more; sizes here are estimates. */
  private static final int HOTSPOT_LIMIT = 7000;

  private final FunctionGraph function;
  private final SplitSizes sizes;
  private final Liveness liveness = new Liveness(true);
  private final Set<Statement> pinned = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Those of the pinned that stand inside the loop, between one step and the next. */
  private final Set<Statement> eachStep = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whether all locals that regions share live in the frame, in regions of regions, too. */
  private final boolean allFramed;

  private SplitHugeFunctions(FunctionGraph function, SplitSizes sizes, boolean allFramed) {
    this.function = function;
    this.sizes = sizes;
    this.allFramed = allFramed;
  }

  /**
   * Builds a function and splits it, if it is larger than {@code sizes} allow.
   *
   * @param builder builds the same graph each time
   */
  public static FunctionGraph build(Supplier<FunctionGraph> builder, SplitSizes sizes) {
    FunctionGraph function = builder.get();
    if (Statement.size(function.body()) <= sizes.limit()) {
      return function;
    }
    new SplitHugeFunctions(function, sizes, false).run();
    if (largestMethod(function) <= HOTSPOT_LIMIT) {
      return function;
    }
    // Parts that share more locals than a method has parameters stayed where they were.
    FunctionGraph again = builder.get();
    new SplitHugeFunctions(again, sizes, true).run();
    return again;
  }

  private static int largestMethod(FunctionGraph function) {
    return function.regions().stream()
        .mapToInt(region -> Statement.size(region.body()))
        .reduce(Statement.size(function.body()), Math::max);
  }

  private void run() {
    liveness.before(function.body(), new BitSet());
    pinDispatch();
    collectLiveInHandlers(function.body());
    if (allFramed || !pinned.isEmpty() || !function.liveInHandlers().isEmpty()) {
      function.setFramed();
    }
    shrink(function.body(), sizes.target(), true);
  }

  private void collectLiveInHandlers(List<Statement> list) {
    for (Statement statement : list) {
      if (statement instanceof Protect protect) {
        BitSet live = (BitSet) liveness.atLabel(protect.handler).clone();
        live.clear(protect.exception.id());
        function.liveInHandlers().or(live);
      }
      statement.bodies().forEach(this::collectLiveInHandlers);
    }
  }

  /** A {@code br_table} in a loop, with the statements that hold it from the outside in. */
  private record Dispatch(BranchTable table, List<Statement> path) {
    private int loopAt() {
      int at = path.size() - 1;
      while (!(path.get(at) instanceof Loop)) {
        at--;
      }
      return at;
    }

    Statement loop() {
      return path.get(loopAt());
    }

    List<Statement> withinLoop() {
      return path.subList(loopAt() + 1, path.size());
    }
  }

  /**
   * Marks every statement that holds a dispatch and stands in its loop, or holds that loop. A table
   * that is much smaller than another of the same loop belongs to one of that one's cases.
   */
  private void pinDispatch() {
    List<Dispatch> found = new ArrayList<>();
    findDispatch(function.body(), new ArrayList<>(), found);
    IdentityHashMap<Statement, Integer> largest = new IdentityHashMap<>();
    found.forEach(d -> largest.merge(d.loop(), d.table().targets.size(), Math::max));
    for (Dispatch dispatch : found) {
      int most = largest.getOrDefault(dispatch.loop(), 0);
      if (2 * dispatch.table().targets.size() > most) {
        pinned.addAll(dispatch.path());
        pinned.add(dispatch.table());
        eachStep.addAll(dispatch.withinLoop());
        eachStep.add(dispatch.table());
      }
    }
  }

  private void findDispatch(List<Statement> list, List<Statement> path, List<Dispatch> found) {
    for (Statement statement : list) {
      if (statement instanceof BranchTable table
          && table.targets.size() >= sizes.dispatchTargets()
          && path.stream().anyMatch(Loop.class::isInstance)) {
        found.add(new Dispatch(table, List.copyOf(path)));
      }
      path.add(statement);
      statement.bodies().forEach(body -> findDispatch(body, path, found));
      path.remove(path.size() - 1);
    }
  }

  /**
   * Makes {@code list} at most {@code budget} bytes, if that can be done.
   *
   * @param root whether the list belongs to the function itself and not to a region
   */
  private void shrink(List<Statement> list, int budget, boolean root) {
    if (Statement.size(list) <= budget) {
      return;
    }
    for (Statement statement : list) {
      if (pinned.contains(statement)) {
        shrinkInside(statement, 0, root);
      } else if (statement.size() > sizes.target()) {
        // It will most likely be part of a region of its own.
        shrinkInside(statement, sizes.target() - 200, root && !function.isFramed());
      }
    }
    moveGroups(list, budget, root);
  }

  private void shrinkInside(Statement statement, int budget, boolean root) {
    int rest = budget;
    for (List<Statement> body : statement.bodies()) {
      int others = Statement.size(body) < rest / 2 ? Statement.size(body) : rest / 2;
      shrink(body, statement.bodies().size() == 1 ? rest : Math.max(others, rest / 2), root);
      rest = Math.max(0, rest - Statement.size(body));
    }
  }

  private void moveGroups(List<Statement> list, int budget, boolean root) {
    int excess = Statement.size(list) - budget;
    List<Statement> result = new ArrayList<>();
    List<Statement> group = new ArrayList<>();
    int groupSize = 0;
    boolean runsEachStep = list.stream().anyMatch(eachStep::contains);
    int smallest = runsEachStep ? sizes.smallestBeforeDispatch() : sizes.smallestRegion();
    for (Statement statement : list) {
      int size = statement.size();
      boolean isPinned = pinned.contains(statement);
      if (isPinned || (groupSize + size > sizes.target() && !group.isEmpty())) {
        excess -= close(group, groupSize, smallest, excess, root, result);
        groupSize = 0;
      }
      if (isPinned) {
        smallest = sizes.smallestCase();
      }
      if (isPinned) {
        result.add(statement);
      } else {
        group.add(statement);
        groupSize += size;
      }
    }
    close(group, groupSize, smallest, excess, root, result);
    list.clear();
    list.addAll(result);
  }

  /** Makes a region of a group, if that is needed and worth it. Returns the bytes saved. */
  private int close(
      List<Statement> group,
      int size,
      int smallest,
      int excess,
      boolean root,
      List<Statement> result) {
    Region region =
        excess > 0 && size >= smallest && !(group.size() == 1 && group.get(0) instanceof RegionCall)
            ? region(group, root)
            : null;
    int saved = region == null ? 0 : size - region.callSize();
    if (region != null && saved >= sizes.smallestSaving()) {
      function.regions().add(region);
      RegionCall call = new RegionCall(region);
      liveness.setAfter(call, liveness.after(group.get(group.size() - 1)));
      result.add(call);
      group.clear();
      return saved;
    }
    result.addAll(group);
    group.clear();
    return 0;
  }

  private @Nullable Region region(List<Statement> group, boolean root) {
    boolean framed =
        allFramed || (function.isFramed() && (root || !function.liveInHandlers().isEmpty()));
    RegionBuilder builder = new RegionBuilder(function, liveness);
    return builder.build(group, framed ? Convention.FRAME : Convention.ARGUMENTS);
  }
}
