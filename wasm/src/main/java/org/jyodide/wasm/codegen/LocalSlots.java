package org.jyodide.wasm.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Label;
import org.jyodide.wasm.ir.Liveness;
import org.jyodide.wasm.ir.Local;
import org.jyodide.wasm.ir.Region.Exit;
import org.jyodide.wasm.ir.Statement;
import org.jyodide.wasm.ir.Statement.Loop;
import org.jyodide.wasm.ir.Statement.MultiCall;
import org.jyodide.wasm.ir.Statement.Protect;
import org.jyodide.wasm.ir.Statement.RegionCall;
import org.jyodide.wasm.ir.Statement.SetLocal;

/**
 * Gives the locals of one JVM method their slots. Locals of one JVM type that are never needed at
 * the same time share a slot, by a linear scan over the statements in the order of emission; so a
 * slot has one type throughout and all stack map frames of a method are the same.
 */
final class LocalSlots {
  /** From the first to the last place where a local is needed. */
  private static final class Interval {
    final Local local;
    int start;
    int end;

    Interval(Local local, int at) {
      this.local = local;
      this.start = at;
      this.end = at;
    }

    void include(int at) {
      start = Math.min(start, at);
      end = Math.max(end, at);
    }
  }

  private final Map<Local, Interval> intervals = new LinkedHashMap<>();
  private final Map<Local, Integer> slots = new HashMap<>();
  private final List<ValueType> slotTypes = new ArrayList<>();
  private final List<Integer> slotNumbers = new ArrayList<>();
  private final BitSet liveAtEntry;
  private final BitSet inFrame;
  private final Liveness liveness;
  private final List<Local> functionLocals;
  private int position;
  private int nextSlot;

  /**
   * Assigns slots.
   *
   * @param liveness an analysis of {@code body}
   * @param liveAtEntry what is live before {@code body}
   * @param inFrame locals that live in the frame object instead of a slot
   * @param parameters locals that come as parameters, in order, from slot {@code firstSlot}
   * @param reserved slots behind the parameters that are not for locals
   * @param neededAtEnd locals that are read behind the last statement
   */
  LocalSlots(
      List<Local> functionLocals,
      List<Statement> body,
      Liveness liveness,
      BitSet liveAtEntry,
      BitSet inFrame,
      List<Local> parameters,
      int firstSlot,
      int reserved,
      List<Local> neededAtEnd) {
    this.functionLocals = functionLocals;
    this.liveness = liveness;
    this.liveAtEntry = liveAtEntry;
    this.inFrame = inFrame;
    nextSlot = firstSlot;
    for (Local parameter : parameters) {
      slots.put(parameter, nextSlot);
      nextSlot += Names.slots(parameter.type());
    }
    nextSlot += reserved;
    liveAtEntry.stream().forEach(id -> touch(functionLocals.get(id), 0));
    position = 1;
    visit(body);
    neededAtEnd.forEach(local -> touch(local, position + 1));
    scan(parameters);
  }

  private void touch(Local local, int at) {
    if (!inFrame.get(local.id())) {
      Interval interval = intervals.get(local);
      if (interval == null) {
        intervals.put(local, new Interval(local, at));
      } else {
        interval.include(at);
      }
    }
  }

  private void visit(List<Statement> list) {
    for (Statement statement : list) {
      visit(statement);
    }
  }

  private void visit(Statement statement) {
    int at = ++position;
    for (Expression expression : statement.expressions()) {
      expression.forEachRead(local -> touch(local, at));
    }
    if (statement instanceof SetLocal set) {
      touch(set.local, at);
    } else if (statement instanceof MultiCall call) {
      // Results are stored one by one, so they may not share a slot.
      call.results.forEach(local -> touch(local, at));
      position++;
      call.results.forEach(local -> touch(local, position));
    } else if (statement instanceof RegionCall call) {
      call.region.parameters().forEach(local -> touch(local, at));
      position++;
      for (Exit exit : call.region.exits()) {
        exit.outs().forEach(local -> touch(local, at));
        exit.outs().forEach(local -> touch(local, position));
      }
    }
    statement.bodies().forEach(this::visit);
    int end = ++position;
    if (statement instanceof Loop loop) {
      extend(liveness.atLabel(loop.label), at, end);
    } else if (statement instanceof Protect protect) {
      touch(protect.exception, at);
      touch(protect.exception, end);
      extend(liveness.atLabel(protect.handler), at, end);
    }
  }

  private void extend(BitSet live, int from, int to) {
    live.stream()
        .forEach(
            id -> {
              touch(functionLocals.get(id), from);
              touch(functionLocals.get(id), to);
            });
  }

  private void scan(List<Local> parameters) {
    List<Interval> byStart = new ArrayList<>(intervals.values());
    byStart.sort(
        Comparator.<Interval>comparingInt(i -> i.start).thenComparingInt(i -> i.local.id()));
    List<Interval> active = new ArrayList<>();
    Map<String, Deque<Integer>> free = new HashMap<>();
    for (Local parameter : parameters) {
      if (!intervals.containsKey(parameter)) {
        free(free, parameter).add(slot(parameter));
      }
    }
    for (Interval interval : byStart) {
      for (int i = active.size() - 1; i >= 0; i--) {
        Interval other = active.get(i);
        if (other.end <= interval.start && interval.start > 0) {
          active.remove(i);
          free(free, other.local).add(slot(other.local));
        }
      }
      slots.computeIfAbsent(interval.local, local -> allocate(local, free));
      active.add(interval);
    }
  }

  private static Deque<Integer> free(Map<String, Deque<Integer>> free, Local local) {
    return free.computeIfAbsent(Names.descriptor(local.type()), d -> new ArrayDeque<>());
  }

  private int allocate(Local local, Map<String, Deque<Integer>> free) {
    // What is live at entry must start as zero, or is loaded: its slot is its own from the start.
    Integer reused = isLiveAtEntry(local) ? null : free(free, local).poll();
    if (reused != null) {
      return reused;
    }
    int slot = nextSlot;
    nextSlot += Names.slots(local.type());
    slotTypes.add(local.type());
    slotNumbers.add(slot);
    return slot;
  }

  /** Whether the local has a slot: it is used and does not live in the frame. */
  boolean hasSlot(Local local) {
    return slots.containsKey(local);
  }

  int slot(Local local) {
    Integer slot = slots.get(local);
    if (slot == null) {
      throw new IllegalStateException("no slot for " + local);
    }
    return slot;
  }

  /** Whether a local that is no parameter is read before it is written: it must start as zero. */
  boolean isLiveAtEntry(Local local) {
    return liveAtEntry.get(local.id());
  }

  /** Whether a local is needed behind a label. */
  boolean isLiveAt(Label label, Local local) {
    return liveness.atLabel(label).get(local.id());
  }

  /** The types of the slots behind the parameters. */
  List<ValueType> extraTypes() {
    return slotTypes;
  }

  /** The numbers of the slots behind the parameters. */
  List<Integer> extraSlots() {
    return slotNumbers;
  }

  /** The first slot that no local has. */
  int end() {
    return nextSlot;
  }
}
