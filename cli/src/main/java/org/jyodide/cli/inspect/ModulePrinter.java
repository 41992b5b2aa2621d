package org.jyodide.cli.inspect;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jyodide.wasm.CustomSection;
import org.jyodide.wasm.DataSegment;
import org.jyodide.wasm.ElementSegment;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.dump.WatPrinter;

/** Prints parts of a module, one thing a line. */
final class ModulePrinter {
  private final WasmModule module;
  private final IndexSpaces spaces;
  private final PrintWriter out;

  ModulePrinter(WasmModule module, PrintWriter out) {
    this.module = module;
    this.spaces = IndexSpaces.of(module);
    this.out = out;
  }

  void printSummary(boolean validated) {
    line("bytes", module.bytes().length + (validated ? ", valid" : ""));
    line("types", module.types().size());
    Map<String, Long> kinds =
        module.imports().stream()
            .collect(
                Collectors.groupingBy(
                    one -> kind(one.type()), TreeMap::new, Collectors.counting()));
    line("imports", module.imports().size() + (kinds.isEmpty() ? "" : " " + kinds));
    line("functions", module.functions().size() + ", " + bytesOfCode() + " bytes of code");
    module.tables().forEach(table -> line("table", describe(table)));
    module.memories().forEach(memory -> line("memory", describe(memory)));
    line("globals", module.globals().size());
    line("tags", module.tags().size());
    line("exports", module.exports().size());
    module.start().ifPresent(index -> line("start", spaces.describeFunction(index)));
    line("elements", describeElements());
    line("data", describeData());
    module
        .customSections()
        .forEach(section -> line("custom", section.name() + ", " + size(section) + " bytes"));
  }

  private void line(String label, Object value) {
    out.printf("%-10s %s%n", label, value);
  }

  private long bytesOfCode() {
    return module.code().stream().mapToLong(ModulePrinter::size).sum();
  }

  private static int size(FunctionBody body) {
    return body.end() - body.start();
  }

  private static int size(CustomSection section) {
    return section.end() - section.start();
  }

  private String describeElements() {
    int elements = module.elements().stream().mapToInt(ElementSegment::size).sum();
    return module.elements().size() + " segments, " + elements + " elements";
  }

  private String describeData() {
    long bytes = 0;
    for (DataSegment segment : module.data()) {
      bytes += segment.end() - segment.start();
    }
    return module.data().size() + " segments, " + bytes + " bytes";
  }

  void printImports() {
    for (Import one : module.imports()) {
      out.println(
          "import "
              + one.module()
              + " "
              + one.name()
              + " "
              + kind(one.type())
              + " "
              + describe(one.type()));
    }
  }

  void printExports() {
    for (Export export : module.exports()) {
      String type =
          switch (export.kind()) {
            case FUNCTION -> describe(spaces.function(export.index()));
            case TABLE -> describe(spaces.table(export.index()));
            case MEMORY -> describe(spaces.memory(export.index()));
            case GLOBAL -> describe(spaces.global(export.index()));
            case TAG -> describe(spaces.tag(export.index()));
          };
      out.println(
          "export "
              + export.name()
              + " "
              + export.kind().name().toLowerCase(Locale.ROOT)
              + " "
              + export.index()
              + " "
              + type);
    }
  }

  void printCustomSections() {
    for (CustomSection section : module.customSections()) {
      out.println(
          "custom " + section.name() + " at " + section.start() + ", " + size(section) + " bytes");
    }
  }

  /**
   * Prints the text format of a function.
   *
   * @throws IllegalArgumentException if there is no such function with code
   */
  void printFunction(String name) {
    WatPrinter printer = new WatPrinter(module);
    int body = spaces.findFunction(name).orElse(-1) - spaces.importedFunctions();
    if (body >= 0) {
      // The printer takes what it prints for valid.
      new ModuleValidator(module).validateBodies(body, body + 1);
    }
    out.print(printer.function(name));
  }

  private static String kind(ExternType type) {
    return type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String describe(ExternType type) {
    if (type instanceof ExternType.Function function) {
      return describe(function.type());
    } else if (type instanceof ExternType.Table table) {
      return describe(table.limits(), "elements of " + table.element().text());
    } else if (type instanceof ExternType.Memory memory) {
      return describe(memory.limits(), "pages");
    } else if (type instanceof ExternType.Global global) {
      return (global.mutable() ? "mutable " : "") + global.type().text();
    }
    return describe(((ExternType.Tag) type).type());
  }

  private static String describe(Limits limits, String unit) {
    return limits.minimum()
        + (limits.hasMaximum() ? " to " + limits.maximum() : " or more")
        + " "
        + unit;
  }

  private static String describe(FunctionType type) {
    return describe(type.params()) + " -> " + describe(type.results());
  }

  private static String describe(List<ValueType> types) {
    return types.stream().map(ValueType::text).collect(Collectors.joining(" ", "(", ")"));
  }
}
