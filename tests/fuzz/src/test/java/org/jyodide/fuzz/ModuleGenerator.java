package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a module of a seed. */
final class ModuleGenerator {
  /** Slots of the table behind the functions: they hold null. */
  static final int EMPTY_SLOTS = 2;

  static final int DATA_BYTES = 100;
  private static final int MAXIMUM_PAGES = 3;
  private static final int FUNCREF = 0x70;
  private static final int END = 0x0B;

  private final long seed;
  private final Choices choices;
  private final ModuleTypes types;

  private ModuleGenerator(long seed) {
    this.seed = seed;
    this.choices = new Choices(seed);
    this.types =
        new ModuleTypes(
            functionTypes(choices.of(3, 4, 6, 20)),
            globalTypes(),
            repeat(2, () -> new Signature(choices.types(2), List.of())));
  }

  static GeneratedModule generate(long seed) {
    return new ModuleGenerator(seed).generate();
  }

  /** The first function can be called from outside. */
  private List<Signature> functionTypes(int count) {
    List<Signature> signatures = new ArrayList<>(repeat(count, () -> signature(4)));
    signatures.set(0, signatures.get(0).withoutVectors());
    return List.copyOf(signatures);
  }

  private Signature signature(int mostParameters) {
    return new Signature(choices.types(mostParameters), choices.types(choices.of(1, 1, 1, 3)));
  }

  private List<ValueType> globalTypes() {
    List<ValueType> globals = new ArrayList<>(List.of(ValueType.values()));
    globals.addAll(choices.types(2));
    return globals;
  }

  private static <T> List<T> repeat(int count, java.util.function.Supplier<T> supplier) {
    return IntStream.range(0, count).mapToObj(i -> supplier.get()).toList();
  }

  private GeneratedModule generate() {
    int count = types.functions().size();
    // The bodies come first: they add to the types.
    Bytes bodies = new Bytes().unsigned(count);
    Bytes functions = new Bytes().unsigned(count);
    for (int i = 0; i < count; i++) {
      bodies.sized(FunctionGenerator.body(choices, types, i, count > 6));
      functions.unsigned(types.index(types.functions().get(i)));
    }
    Bytes tags = new Bytes().unsigned(types.tags().size());
    types.tags().forEach(tag -> tags.bytes(0).unsigned(types.index(tag)));
    Bytes module =
        new Bytes()
            .bytes(0, 'a', 's', 'm', 1, 0, 0, 0)
            .section(1, types.section())
            .section(3, functions)
            .section(4, new Bytes().bytes(1, FUNCREF, 0).unsigned(count + EMPTY_SLOTS))
            .section(5, new Bytes().bytes(1, 1, 1, MAXIMUM_PAGES))
            .section(13, tags)
            .section(6, globals())
            .section(7, exports(types.functions(), types.globals()))
            .section(9, elements())
            .section(12, new Bytes().unsigned(1))
            .section(10, bodies)
            .section(11, data());
    return new GeneratedModule(
        seed,
        module.toArray(),
        types.functions(),
        types.globals(),
        Call.of(seed, types.functions()));
  }

  private Bytes globals() {
    Bytes globals = new Bytes().unsigned(1 + types.globals().size());
    globals.bytes(ValueType.I32.code(), 1);
    Instructions.constant(globals, ValueType.I32, 0);
    globals.bytes(END);
    for (ValueType type : types.globals()) {
      globals.bytes(type.code(), 1);
      Instructions.constant(globals, type, choices.constant(type));
      globals.bytes(END);
    }
    return globals;
  }

  /** Exports what Java and JavaScript can pass, the memory and the fuel. */
  static Bytes exports(List<Signature> functions, List<ValueType> globals) {
    int exported = (int) functions.stream().filter(Signature::isExported).count();
    int numbers = (int) globals.stream().filter(ValueType.NUMBERS::contains).count();
    Bytes exports = new Bytes().unsigned(exported + numbers + 2);
    for (int i = 0; i < functions.size(); i++) {
      if (functions.get(i).isExported()) {
        exports.name("f" + i).bytes(0).unsigned(i);
      }
    }
    exports.name("m").bytes(2, 0);
    exports.name("fuel").bytes(3).unsigned(Scope.FUEL);
    for (int i = 0; i < globals.size(); i++) {
      if (ValueType.NUMBERS.contains(globals.get(i))) {
        exports.name("g" + i).bytes(3).unsigned(i + 1);
      }
    }
    return exports;
  }

  /** The table holds every function, which declares it for {@code ref.func} as well. */
  private Bytes elements() {
    int count = types.functions().size();
    Bytes elements = new Bytes().bytes(1, 0);
    Instructions.constant(elements, ValueType.I32, 0);
    elements.bytes(END).unsigned(count);
    IntStream.range(0, count).forEach(elements::unsigned);
    return elements;
  }

  /** One passive segment. */
  private Bytes data() {
    byte[] content = new byte[DATA_BYTES];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) choices.between(-128, 127);
    }
    return new Bytes().bytes(1, 1).unsigned(DATA_BYTES).bytes(content);
  }
}
