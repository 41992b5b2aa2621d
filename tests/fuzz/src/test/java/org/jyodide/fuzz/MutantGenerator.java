package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes a module of a few changed functions of a real module and of functions that they call. */
final class MutantGenerator {
  /** One page; what it holds looks like small numbers and addresses of itself. */
  static final int MEMORY_BYTES = 0x10000;

  private static final int FUNCREF = 0x70;
  private static final int END = 0x0B;
  private static final int MOST_FUNCTIONS = 8;
  private static final int CALLS_OF_EACH = 4;

  private final long seed;
  private final Choices choices;
  private final RealFunctions real;

  private MutantGenerator(long seed, RealFunctions real) {
    this.seed = seed;
    this.choices = new Choices(seed);
    this.real = real;
  }

  static GeneratedModule generate(long seed, RealFunctions real) {
    return new MutantGenerator(seed, real).generate();
  }

  private GeneratedModule generate() {
    List<Integer> chosen = choose();
    Links links = new Links(real, chosen);
    double rate = choices.of(List.of(0.0, 0.01, 0.03, 0.1));
    List<Bytes> bodies = new ArrayList<>();
    chosen.forEach(
        function -> bodies.add(FunctionMutator.body(choices, real, links, function, rate)));
    // The list of stubs is complete now.
    links.stubs().forEach(stub -> bodies.add(stub(stub)));
    ModuleTypes types = links.types();
    List<Signature> functions = List.copyOf(types.functions().subList(0, chosen.size()));
    Bytes declarations = new Bytes().unsigned(types.functions().size());
    types.functions().forEach(signature -> declarations.unsigned(types.index(signature)));
    Bytes code = new Bytes().unsigned(bodies.size());
    bodies.forEach(code::sized);
    int slots = links.indirect().size() * Links.SLOTS;
    Bytes module =
        new Bytes()
            .bytes(0, 'a', 's', 'm', 1, 0, 0, 0)
            .section(1, types.section())
            .section(3, declarations)
            .section(4, new Bytes().bytes(1, FUNCREF, 0).unsigned(slots))
            .section(5, new Bytes().bytes(1, 1, 1, 1))
            .section(6, globals(types.globals()))
            .section(7, ModuleGenerator.exports(functions, types.globals()))
            .section(9, elements(links))
            .section(10, code)
            .section(11, data());
    return new GeneratedModule(
        seed, module.toArray(), functions, List.copyOf(types.globals()), calls(functions));
  }

  /** Some functions, and some that they call. */
  private List<Integer> choose() {
    Set<Integer> chosen = new LinkedHashSet<>();
    int roots = choices.between(1, 3);
    while (chosen.size() < roots) {
      chosen.add(choices.of(real.usable()));
    }
    List<Integer> list = new ArrayList<>(chosen);
    for (int i = 0; i < list.size(); i++) {
      for (int callee : real.callees(list.get(i))) {
        if (list.size() < MOST_FUNCTIONS
            && !list.contains(callee)
            && real.usable().contains(callee)) {
          list.add(callee);
        }
      }
    }
    return list;
  }

  /** Writes what it is given into a global, and returns the first argument of the right type. */
  private static Bytes stub(Signature signature) {
    Bytes code = new Bytes().unsigned(0);
    Instructions.takeFuel(code);
    List<ValueType> parameters = signature.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      code.bytes(0x23).unsigned(1);
      Instructions.constant(code, ValueType.I32, 31);
      code.bytes(0x6C, 0x20).unsigned(i);
      switch (parameters.get(i)) {
        case I64 -> code.bytes(0xA7);
        case F32 -> code.bytes(Instructions.PREFIX, 0);
        case F64 -> code.bytes(Instructions.PREFIX, 2);
        default -> {}
      }
      code.bytes(0x6A, 0x24).unsigned(1);
    }
    for (ValueType result : signature.results()) {
      int same = parameters.indexOf(result);
      if (same >= 0) {
        code.bytes(0x20).unsigned(same);
      } else {
        Instructions.constant(code, result, 1);
      }
    }
    return code.bytes(END);
  }

  private Bytes globals(List<ValueType> types) {
    Bytes globals = new Bytes().unsigned(1 + types.size());
    globals.bytes(ValueType.I32.code(), 1);
    Instructions.constant(globals, ValueType.I32, 0);
    globals.bytes(END);
    for (ValueType type : types) {
      globals.bytes(type.code(), 1);
      Instructions.constant(globals, type, type == ValueType.I32 ? address() : 0);
      globals.bytes(END);
    }
    return globals;
  }

  /** For each type of indirect calls three functions of it, and one that may be of another. */
  private Bytes elements(Links links) {
    List<Signature> functions = links.types().functions();
    Bytes elements = new Bytes().bytes(1, 0);
    Instructions.constant(elements, ValueType.I32, 0);
    elements.bytes(END).unsigned(links.indirect().size() * Links.SLOTS);
    for (Signature signature : links.indirect()) {
      int[] suiting =
          IntStream.range(0, functions.size())
              .filter(function -> functions.get(function).equals(signature))
              .toArray();
      for (int i = 1; i < Links.SLOTS; i++) {
        elements.unsigned(choices.of(suiting));
      }
      elements.unsigned(choices.between(0, functions.size() - 1));
    }
    return elements;
  }

  private Bytes data() {
    Bytes content = new Bytes();
    for (int i = 0; i < MEMORY_BYTES / 4; i++) {
      int kind = choices.between(0, 99);
      int word =
          kind < 65
              ? address()
              : kind < 97 ? choices.between(0, 20) : (int) choices.constant(ValueType.I32);
      content.fixed(word, 4);
    }
    Bytes data = new Bytes().bytes(1, 0);
    Instructions.constant(data, ValueType.I32, 0);
    return data.bytes(END).sized(content);
  }

  private int address() {
    return choices.between(1, MEMORY_BYTES / 8 - 100) * 8;
  }

  private List<Call> calls(List<Signature> functions) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CALLS_OF_EACH; i++) {
      for (int f = 0; f < functions.size(); f++) {
        calls.add(new Call(f, functions.get(f).parameters().stream().map(this::argument).toList()));
      }
    }
    return calls;
  }

  private Value argument(ValueType type) {
    boolean isAddress = type == ValueType.I32 && choices.chance(0.9);
    return new Value(type, isAddress ? address() : choices.constant(type));
  }
}
