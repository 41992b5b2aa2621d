package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.ir.FunctionGraph;
import org.jyodide.wasm.ir.SplitHugeFunctions;
import org.jyodide.wasm.ir.TreeBuilder;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;

/**
 * Translates a valid module to class files. The same module and options give the same bytes,
 * whatever the number of threads.
 */
public final class ModuleTranslator {
  /** Changes with each change of what is generated: classes of another version are of no use. */
  public static final int VERSION = 10;

  private final WasmModule module;
  private final CompileOptions options;
  private final ModuleLayout layout;
  private final ScratchUse scratch = new ScratchUse();
  private final TranslationDumps dumps;

  private ModuleTranslator(WasmModule module, CompileOptions options) {
    this.module = module;
    this.options = options;
    this.layout = ModuleLayout.of(module, options);
    this.dumps = new TranslationDumps(layout);
  }

  /** The classes by their internal names, without those that stand for function types. */
  public static NavigableMap<String, byte[]> translate(WasmModule module, CompileOptions options) {
    return new ModuleTranslator(module, options).translate();
  }

  /** The classes that stand for the function types of a module. */
  public static NavigableMap<String, byte[]> signatures(WasmModule module, CompileOptions options) {
    ModuleLayout layout = ModuleLayout.of(module, options);
    NavigableMap<String, byte[]> classes = new TreeMap<>();
    Set<FunctionType> types = new LinkedHashSet<>(module.types());
    types.addAll(layout.importTypes());
    for (FunctionType type : types) {
      String name = layout.signatureClass(type);
      classes.put(name, SignatureEmitter.emit(name, type));
      classes.put(SignatureEmitter.hostClass(name), SignatureEmitter.emitHost(name, type));
    }
    return classes;
  }

  private NavigableMap<String, byte[]> translate() {
    NavigableMap<String, byte[]> classes = new TreeMap<>();
    List<Map<String, byte[]>> codeClasses =
        IntStream.range(0, layout.classPlan().classes())
            .parallel()
            .mapToObj(this::codeClass)
            .toList();
    codeClasses.forEach(classes::putAll);
    classes.put(layout.accessClass(), AccessClassEmitter.emit(layout));
    EntryPlan entries = new EntryPlan(layout);
    EntryEmitter emitter = new EntryEmitter(layout);
    List<EntryPlan.EntryClass> shared = entries.classes();
    List<String> entryClasses = new ArrayList<>();
    for (int i = 0; i < shared.size(); i++) {
      entryClasses.add(layout.entryClass(i));
      classes.put(layout.entryClass(i), emitter.emitShared(i, shared.get(i)));
    }
    StartFunctions start = options.startFunctions();
    for (int i = 0; i < start.directCount(); i++) {
      String direct = layout.directClass(start.direct(i));
      entryClasses.add(direct);
      classes.put(direct, emitter.emitDirect(start.direct(i)));
    }
    classes.putAll(InstanceClassEmitter.emit(layout, scratch.most(), entryClasses));
    return classes;
  }

  /** A class of functions, and the frame classes of those that have one. */
  private Map<String, byte[]> codeClass(int number) {
    try {
      return codeClass(number, false);
    } catch (ClassTooLargeException e) {
      return codeClass(number, true);
    } catch (MethodTooLargeException e) {
      throw new InvalidException(
          "function too large for this implementation: %s with %d bytes of JVM code"
              .formatted(e.getMethodName(), e.getCodeSize()));
    }
  }

  /**
   * A class of functions, and what belongs to it.
   *
   * @param apart whether regions have classes of their own
   */
  private Map<String, byte[]> codeClass(int number, boolean apart) {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    Map<String, ClassWriter> writers = new LinkedHashMap<>();
    Function<String, ClassWriter> writerOf =
        name -> writers.computeIfAbsent(name, ModuleTranslator::newClass);
    ClassWriter own = writerOf.apply(layout.codeClass(number));
    int imported = layout.spaces().importedFunctions();
    for (int i : layout.classPlan().functions(number)) {
      Replacement replacement = options.replacements().get(imported + i);
      if (replacement != null) {
        new ReplacementEmitter(layout, options).emit(own, imported + i, replacement);
        continue;
      }
      FunctionGraph function = graph(i);
      RegionClasses regionClasses = new RegionClasses(layout, function, apart);
      FunctionEmitter emitter =
          new FunctionEmitter(layout, function, regionClasses, scratch, options.interruptible());
      emitter.emit(writerOf);
      BitSet framed = emitter.framedLocals();
      if (function.isFramed()) {
        classes.put(
            layout.frameClass(function.index()), FrameClassEmitter.emit(layout, function, framed));
      }
    }
    writers.forEach(
        (name, writer) -> {
          writer.visitEnd();
          byte[] codeClass = writer.toByteArray();
          dumps.print(codeClass);
          classes.put(name, codeClass);
        });
    return classes;
  }

  private static ClassWriter newClass(String name) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, Names.OBJECT, null);
    return writer;
  }

  private FunctionGraph graph(int definedIndex) {
    FunctionGraph function =
        SplitHugeFunctions.build(
            () -> TreeBuilder.build(module, layout.spaces(), definedIndex), options.sizes());
    dumps.print(function);
    return function;
  }
}
