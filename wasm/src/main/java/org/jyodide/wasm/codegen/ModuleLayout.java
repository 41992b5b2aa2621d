package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/** The names of the classes, methods and fields that a module is compiled to. */
final class ModuleLayout {
  private final WasmModule module;
  private final IndexSpaces spaces;
  private final String prefix;
  private final String signaturePrefix;
  private final ClassPlan classPlan;
  private final StartFunctions startFunctions;
  private final Map<Integer, Replacement> replacements;
  private final List<FunctionType> importTypes = new ArrayList<>();

  private ModuleLayout(WasmModule module, CompileOptions options) {
    this.module = module;
    this.spaces = IndexSpaces.ofValid(module);
    this.prefix = options.packageName().replace('.', '/') + "/";
    this.signaturePrefix = options.signaturePackage().replace('.', '/') + "/";
    this.replacements = options.replacements();
    this.startFunctions = options.startFunctions();
    this.classPlan =
        new ClassPlan(spaces.importedFunctions(), module.functions().size(), startFunctions);
    for (int i = 0; i < spaces.importedFunctions(); i++) {
      importTypes.add(spaces.function(i));
    }
    for (Replacement.HostImport extra : options.extraImports()) {
      if (extra.wanted().type() instanceof ExternType.Function function) {
        importTypes.add(function.type());
      }
    }
  }

  static ModuleLayout of(WasmModule module, CompileOptions options) {
    return new ModuleLayout(module, options);
  }

  WasmModule module() {
    return module;
  }

  IndexSpaces spaces() {
    return spaces;
  }

  ClassPlan classPlan() {
    return classPlan;
  }

  StartFunctions startFunctions() {
    return startFunctions;
  }

  /** The class of instances. */
  String instanceClass() {
    return prefix + "Module";
  }

  /** A class that has the first fields of an instance of many. */
  String instanceSuperclass(int number) {
    return instanceClass() + "$" + number;
  }

  /** The class of the static methods that load and store. */
  String accessClass() {
    return prefix + "Access";
  }

  /** A class of functions, by its number in the plan. */
  String codeClass(int number) {
    return prefix + "Code" + number;
  }

  /** The class of frames of a function. */
  String frameClass(int function) {
    return prefix + "Frame" + function;
  }

  /** A class of function references, by its number among them. */
  String entryClass(int number) {
    return prefix + "Entry" + number;
  }

  /** The class of references to one often called function. */
  String directClass(int function) {
    return prefix + "Direct" + function;
  }

  /** Whether the classes of function types are made with this module, in its package. */
  boolean hasOwnSignatures() {
    return signaturePrefix.equals(prefix);
  }

  /** The class that stands for a function type. */
  String signatureClass(FunctionType type) {
    return signaturePrefix + "Sig" + type.shortName();
  }

  boolean isImported(int function) {
    return function < spaces.importedFunctions();
  }

  /** The Java method that is called instead of an imported function, or null. */
  Replacement.@Nullable JavaMethod replacedImport(int function) {
    return isImported(function)
            && replacements.get(function) instanceof Replacement.JavaMethod method
        ? method
        : null;
  }

  /** The class that holds the code of a defined function. */
  String functionClass(int function) {
    return codeClass(classPlan.classOf(function - spaces.importedFunctions()));
  }

  /** A class that holds regions of a defined function, for which its own class has no room. */
  String regionClass(int function, int number) {
    return functionClass(function) + "$" + function + "$" + number;
  }

  String functionMethod(int function) {
    return "f" + function;
  }

  /** The method that may leave a tail call to its caller. */
  String bodyMethod(int function) {
    return "f" + function + "$body";
  }

  /** The method that has the body of a function whose locals live in a frame. */
  String framedMethod(int function) {
    return "f" + function + "$framed";
  }

  String regionMethod(int function, int region) {
    return "f" + function + "$" + region;
  }

  String functionDescriptor(FunctionType type) {
    return "(" + Names.parameters(type) + Names.ref(instanceClass()) + ")" + Names.result(type);
  }

  String callDescriptor(FunctionType type) {
    return "(" + Names.parameters(type) + ")" + Names.result(type);
  }

  String importField(int function) {
    return "h" + function;
  }

  String globalField(int global) {
    return "g" + global;
  }

  String tableField(int table) {
    return "t" + table;
  }

  String tagField(int tag) {
    return "e" + tag;
  }

  /** The field through which a value leaves a region: number {@code index} of its type. */
  static String scratchField(ValueType type, int index) {
    return "s" + (type.isNumeric() ? type.letter() : 'r') + index;
  }

  /**
   * The bits of an immutable number that the module defines as a constant, if {@code global} is
   * one.
   */
  OptionalLong constantGlobal(int global) {
    int defined = global - spaces.importedGlobals();
    ExternType.Global type = spaces.global(global);
    if (defined < 0 || type.mutable() || !type.type().isNumeric()) {
      return OptionalLong.empty();
    }
    ConstantExpression initializer = module.globals().get(defined).initializer();
    InstructionReader reader =
        new InstructionReader(
            new BinaryReader(module.bytes(), initializer.start(), initializer.end()));
    reader.next();
    OptionalLong bits =
        switch (reader.opcode()) {
          case Opcodes.I32_CONST -> OptionalLong.of(reader.i32());
          case Opcodes.I64_CONST -> OptionalLong.of(reader.i64());
          case Opcodes.F32_CONST -> OptionalLong.of(reader.f32Bits());
          case Opcodes.F64_CONST -> OptionalLong.of(reader.f64Bits());
          default -> OptionalLong.empty();
        };
    reader.next();
    return reader.opcode() == Opcodes.END ? bits : OptionalLong.empty();
  }

  /** The types of all imported functions, those that the compiled code wants in addition last. */
  List<FunctionType> importTypes() {
    return importTypes;
  }
}
