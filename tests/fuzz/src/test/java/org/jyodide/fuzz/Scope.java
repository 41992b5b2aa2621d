package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the code at the current place of a function may use, and the code written so far. */
final class Scope {
  /** The global that counts down. */
  static final int FUEL = 0;

  /** The types of the locals behind the others. */
  static final List<ValueType> SCRATCH = List.of(ValueType.F32, ValueType.F64, ValueType.V128);

  final Choices choices;
  final ModuleTypes types;
  final Signature signature;
  final int function;
  final Bytes code = new Bytes();

  /** The locals that code may change, parameters first. */
  final List<ValueType> locals;

  /** What a branch to each enclosing label carries, outermost first. */
  final List<List<ValueType>> labels = new ArrayList<>();

  /** How many labels there were when each enclosing handler began, its own included. */
  final List<Integer> handlers = new ArrayList<>();

  Scope(Choices choices, ModuleTypes types, int function, List<ValueType> locals) {
    this.choices = choices;
    this.types = types;
    this.function = function;
    this.signature = types.functions().get(function);
    this.locals = locals;
    labels.add(signature.results());
  }

  /** A local of the type; each function has one. */
  int local(ValueType type) {
    return choices.of(indices(locals, type));
  }

  /** The local that only the treatment of NaN uses. */
  int scratch(ValueType type) {
    return locals.size() + SCRATCH.indexOf(type);
  }

  /** The global of the type; each module has one, behind the fuel. */
  int global(ValueType type) {
    return 1 + choices.of(indices(types.globals(), type));
  }

  /** The depth of a random label. */
  int label() {
    return choices.between(0, labels.size() - 1);
  }

  List<ValueType> carriedBy(int depth) {
    return labels.get(labels.size() - 1 - depth);
  }

  /** The labels that carry the same types. */
  List<Integer> labelsLike(int depth) {
    List<ValueType> carried = carriedBy(depth);
    return IntStream.range(0, labels.size())
        .filter(i -> carriedBy(i).equals(carried))
        .boxed()
        .toList();
  }

  /** Functions that return these types. */
  List<Integer> functionsReturning(List<ValueType> results) {
    return IntStream.range(0, types.functions().size())
        .filter(i -> types.functions().get(i).results().equals(results))
        .boxed()
        .toList();
  }

  private static List<Integer> indices(List<ValueType> list, ValueType type) {
    return IntStream.range(0, list.size()).filter(i -> list.get(i) == type).boxed().toList();
  }
}
