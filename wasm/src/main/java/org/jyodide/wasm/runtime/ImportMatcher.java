package org.jyodide.wasm.runtime;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.DevOptions;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.LinkException;

/** Finds imports and checks that their types match, by section "Matching" of the specification. */
final class ImportMatcher {
  private final Imports imports;
  private final Instance instance;
  private final FunctionLinks links;
  private final Function<String, @Nullable WasmFunction> ownExport;

  /**
   * A matcher.
   *
   * @param ownExport the function that the instance exports under a name and defines itself
   */
  ImportMatcher(
      Imports imports,
      Instance instance,
      FunctionLinks links,
      Function<String, @Nullable WasmFunction> ownExport) {
    this.imports = imports;
    this.instance = instance;
    this.links = links;
    this.ownExport = ownExport;
  }

  WasmFunction function(Import wanted, FunctionType type) {
    Object found = find(wanted);
    if (found instanceof OwnExport own) {
      found = ownExport.apply(own.name());
    }
    if (found instanceof HostFunction host) {
      require(wanted, host.type().equals(type), host.type());
      return links.reference(instance, host);
    }
    WasmFunction function = cast(WasmFunction.class, wanted, found);
    require(wanted, function.type().equals(type), function.type());
    return function;
  }

  private @Nullable Object find(Import wanted) {
    Object found = imports.find(wanted);
    if (DevOptions.current().traces(DevOptions.Trace.LINK)) {
      System.err.println("link: " + describe(wanted) + " = " + found);
    }
    return found;
  }

  Global global(Import wanted, ExternType.Global type) {
    Global global = cast(Global.class, wanted, find(wanted));
    require(wanted, global.type().equals(type), global.type());
    return global;
  }

  Table table(Import wanted, ExternType.Table type) {
    Table table = cast(Table.class, wanted, find(wanted));
    boolean matches =
        table.elementType() == type.element() && matches(table.type().limits(), type.limits());
    require(wanted, matches, table.type());
    return table;
  }

  Memory memory(Import wanted, ExternType.Memory type) {
    Memory memory = cast(Memory.class, wanted, find(wanted));
    require(wanted, matches(memory.type().limits(), type.limits()), memory.type());
    return memory;
  }

  Tag tag(Import wanted, ExternType.Tag type) {
    Tag tag = cast(Tag.class, wanted, find(wanted));
    require(wanted, tag.type().equals(type.type()), tag.type());
    return tag;
  }

  private static boolean matches(Limits found, Limits wanted) {
    return found.minimum() >= wanted.minimum()
        && (!wanted.hasMaximum() || (found.hasMaximum() && found.maximum() <= wanted.maximum()));
  }

  private static <T> T cast(Class<T> type, Import wanted, @Nullable Object found) {
    if (found == null) {
      throw new LinkException("unknown import " + describe(wanted));
    }
    require(wanted, type.isInstance(found), found);
    return type.cast(found);
  }

  private static void require(Import wanted, boolean matches, Object found) {
    if (!matches) {
      throw new LinkException(
          "incompatible import type "
              + describe(wanted)
              + ": wanted "
              + wanted.type()
              + ", got "
              + found);
    }
  }

  private static String describe(Import wanted) {
    return wanted.module() + "." + wanted.name();
  }
}
