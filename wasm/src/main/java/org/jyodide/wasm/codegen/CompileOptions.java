package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jyodide.wasm.ir.SplitSizes;

/**
 * How a module is compiled.
 *
 * @param packageName the package of the generated classes, with dots
 * @param signaturePackage the package of the classes that stand for function types; modules that
 *     share tables must share these classes
 * @param interruptible whether loops check for {@code Instance.interrupt()}
 * @param sizes when and how far functions are split
 * @param replacements bodies that are not compiled, by function index
 * @param startFunctions the functions that are compiled into the first classes
 */
public record CompileOptions(
    String packageName,
    String signaturePackage,
    boolean interruptible,
    SplitSizes sizes,
    Map<Integer, Replacement> replacements,
    StartFunctions startFunctions) {
  /** Options for a module without replaced bodies. */
  public static CompileOptions of(String packageName, String signaturePackage) {
    return new CompileOptions(
        packageName, signaturePackage, true, SplitSizes.DEFAULT, Map.of(), StartFunctions.NONE);
  }

  public CompileOptions withInterruptible(boolean value) {
    return new CompileOptions(
        packageName, signaturePackage, value, sizes, replacements, startFunctions);
  }

  public CompileOptions withSizes(SplitSizes value) {
    return new CompileOptions(
        packageName, signaturePackage, interruptible, value, replacements, startFunctions);
  }

  public CompileOptions withReplacements(Map<Integer, Replacement> value) {
    return new CompileOptions(
        packageName, signaturePackage, interruptible, sizes, value, startFunctions);
  }

  public CompileOptions withStartFunctions(StartFunctions value) {
    return new CompileOptions(
        packageName, signaturePackage, interruptible, sizes, replacements, value);
  }

  /** The imports that the compiled code wants beyond those of the module, in order. */
  List<Replacement.HostImport> extraImports() {
    List<Replacement.HostImport> extra = new ArrayList<>();
    for (Replacement replacement : new TreeMap<>(replacements).values()) {
      if (replacement instanceof Replacement.HostImport host) {
        extra.add(host);
      }
    }
    return extra;
  }
}
