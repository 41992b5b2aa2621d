package org.jyodide.internal.bridge.java;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.java.MethodGroup.Call;

/**
 * Chooses among overloads. Each argument costs what {@link ParameterCost} says; an overload wins if
 * none of its arguments costs more than the same argument of any other overload and one costs less.
 * Between equal ones the more special parameter types win. An overload that gathers its last
 * arguments in an array comes after all that do not.
 */
final class OverloadResolver {
  private static final int SPREAD = 1000;

  private OverloadResolver() {}

  private record Candidate(Call call, int[] costs) {
    boolean isBetterThan(Candidate other) {
      boolean less = false;
      for (int i = 0; i < costs.length; i++) {
        if (costs[i] > other.costs[i]) {
          return false;
        }
        less |= costs[i] < other.costs[i];
      }
      if (less) {
        return true;
      }
      if (call.spread() != other.call.spread()) {
        return !call.spread();
      }
      return isMoreSpecial(call.overload(), other.call.overload());
    }
  }

  static Call resolve(MethodGroup group, Object[] kinds, boolean staticOnly) {
    List<Candidate> candidates = new ArrayList<>();
    for (Overload overload : group.overloads()) {
      if (staticOnly && !overload.isStatic()) {
        continue;
      }
      add(candidates, fixed(overload, kinds));
      if (overload.isVarArgs()) {
        add(candidates, spread(overload, kinds));
      }
    }
    if (candidates.isEmpty()) {
      throw new NoMatchException(noMatch(group, kinds, staticOnly));
    }
    List<Candidate> best = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidates.stream()
          .allMatch(other -> isSame(other, candidate) || candidate.isBetterThan(other))) {
        return candidate.call();
      }
      if (candidates.stream()
          .noneMatch(other -> !isSame(other, candidate) && other.isBetterThan(candidate))) {
        best.add(candidate);
      }
    }
    throw new NoMatchException(ambiguous(group, kinds, best));
  }

  private static void add(List<Candidate> candidates, @Nullable Candidate candidate) {
    if (candidate != null) {
      candidates.add(candidate);
    }
  }

  private static @Nullable Candidate fixed(Overload overload, Object[] kinds) {
    if (overload.arity() != kinds.length) {
      return null;
    }
    int[] costs = new int[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      costs[i] = ParameterCost.of(kinds[i], overload.parameter(i));
      if (costs[i] == ParameterCost.IMPOSSIBLE) {
        return null;
      }
    }
    return new Candidate(new Call(overload, false), costs);
  }

  private static @Nullable Candidate spread(Overload overload, Object[] kinds) {
    int fixed = overload.arity() - 1;
    if (kinds.length < fixed) {
      return null;
    }
    Class<?> element = overload.parameter(fixed).getComponentType();
    int[] costs = new int[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      costs[i] = ParameterCost.of(kinds[i], i < fixed ? overload.parameter(i) : element);
      if (costs[i] == ParameterCost.IMPOSSIBLE) {
        return null;
      }
      costs[i] += SPREAD;
    }
    return new Candidate(new Call(overload, true), costs);
  }

  private static boolean isMoreSpecial(Overload a, Overload b) {
    if (a.arity() != b.arity()) {
      return a.arity() > b.arity();
    }
    boolean differs = false;
    for (int i = 0; i < a.arity(); i++) {
      Class<?> mine = a.parameter(i);
      Class<?> others = b.parameter(i);
      if (mine != others) {
        differs = true;
        if (!others.isAssignableFrom(mine)) {
          return false;
        }
      }
    }
    // Two of the same parameters: one was inherited, the other one hides it.
    return differs || b.result().isAssignableFrom(a.result());
  }

  private static String noMatch(MethodGroup group, Object[] kinds, boolean staticOnly) {
    String shown = name(group) + describe(kinds) + " fits no overload; there ";
    List<String> signatures = new ArrayList<>();
    for (Overload overload : group.overloads()) {
      signatures.add(
          (staticOnly && !overload.isStatic() ? "(not static) " : "") + overload.signature());
    }
    return shown
        + (signatures.size() == 1 ? "is " : "are ")
        + (signatures.isEmpty() ? "none" : String.join(", ", signatures));
  }

  private static String ambiguous(MethodGroup group, Object[] kinds, List<Candidate> best) {
    StringJoiner text =
        new StringJoiner(
            ", ", name(group) + describe(kinds) + " is ambiguous; equally good are ", "");
    best.forEach(candidate -> text.add(candidate.call().overload().signature()));
    return text.toString();
  }

  private static String name(MethodGroup group) {
    return group.name().equals("<init>")
        ? group.type().getSimpleName()
        : group.type().getSimpleName() + "." + group.name();
  }

  private static String describe(Object[] kinds) {
    StringJoiner text = new StringJoiner(", ", "(", ")");
    for (Object kind : kinds) {
      text.add(Kinds.describe(kind));
    }
    return text.toString();
  }

  @SuppressWarnings("ReferenceEquality") // the very same, as two that are equal are ambiguous
  private static boolean isSame(Candidate first, Candidate second) {
    return first == second;
  }
}
