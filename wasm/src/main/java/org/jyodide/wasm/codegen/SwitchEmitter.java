package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;

/** Writes jumps by a number that is on the stack. */
final class SwitchEmitter {
  /**
   * A longer table becomes a string of small numbers and a switch over those: a JVM switch takes
   * four bytes an entry, of the few thousand that HotSpot compiles.
   */
  private static final int MAXIMUM_TABLE = 512;

  private final Code code;

  SwitchEmitter(Code code) {
    this.code = code;
  }

  /**
   * A switch over 0, 1, 2 …, as {@code br_table}.
   *
   * @param targets where each number goes; the last is for all others
   * @param direct the label of a target to jump to, or null to go through a stub. Targets behind
   *     must go through one: HotSpot's interpreter counts the iterations of a loop only at a plain
   *     jump
   * @param branch writes the jump of a stub
   */
  <T> void emit(List<T> targets, Function<T, @Nullable Label> direct, Consumer<T> branch) {
    Map<T, Label> stubs = new LinkedHashMap<>();
    Map<T, Label> labels = new LinkedHashMap<>();
    for (T target : targets) {
      labels.computeIfAbsent(
          target,
          t -> {
            Label label = direct.apply(t);
            if (label == null) {
              label = new Label();
              stubs.put(t, label);
            }
            return label;
          });
    }
    T otherwise = targets.get(targets.size() - 1);
    List<T> indexed = targets.subList(0, targets.size() - 1);
    if (indexed.size() > MAXIMUM_TABLE) {
      indexed = mapIndex(indexed, otherwise, new ArrayList<>(labels.keySet()));
    }
    List<Label> table = new ArrayList<>();
    indexed.forEach(target -> table.add(find(labels, target)));
    code.tableSwitch(table, find(labels, otherwise));
    stubs.forEach(
        (target, label) -> {
          code.bind(label);
          branch.accept(target);
        });
  }

  private static <T> Label find(Map<T, Label> labels, T target) {
    Label label = labels.get(target);
    if (label == null) {
      throw new IllegalStateException("a target without a label");
    }
    return label;
  }

  /** Replaces the index by the number of its target in {@code distinct}. */
  private <T> List<T> mapIndex(List<T> indexed, T otherwise, List<T> distinct) {
    StringBuilder numbers = new StringBuilder();
    Map<T, Integer> numberOf = new LinkedHashMap<>();
    distinct.forEach(target -> numberOf.put(target, numberOf.size()));
    // From 1 on, as a zero takes two bytes in a class file.
    indexed.forEach(target -> numbers.append((char) (numberOf.getOrDefault(target, 0) + 1)));
    code.string(numbers.toString());
    code.constant(numberOf.getOrDefault(otherwise, 0));
    code.call(Names.NUMERIC_OPS, "lookUp", "(ILjava/lang/String;I)I");
    return distinct;
  }
}
