package org.jyodide.internal.bridge.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.Deduplication;
import org.jyodide.internal.bridge.value.ValueKey;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * {@code hiwire}: the table of references itself is in the program; the host keeps the map that
 * gives equal values the same reference.
 */
final class HiwireImports {
  private static final int NO_REFERENCE = 0;
  private static final int GET = 1;
  private static final int INCREF = 2;

  private final Bridge bridge;

  HiwireImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "__hiwire_deduplicate_new")
  Object deduplicateNew() {
    return new Deduplication(new HashMap<>());
  }

  @HostImport(name = "__hiwire_deduplicate_get")
  int deduplicateGet(@Nullable Object map, @Nullable Object value) {
    return references(map).getOrDefault(ValueKey.of(value), NO_REFERENCE);
  }

  @HostImport(name = "__hiwire_deduplicate_set")
  void deduplicateSet(@Nullable Object map, @Nullable Object value, int reference) {
    references(map).put(ValueKey.of(value), reference);
  }

  @HostImport(name = "__hiwire_deduplicate_delete")
  void deduplicateDelete(@Nullable Object map, @Nullable Object value) {
    references(map).remove(ValueKey.of(value));
  }

  private static Map<ValueKey, Integer> references(@Nullable Object map) {
    if (map instanceof Deduplication deduplication) {
      return deduplication.references();
    }
    throw new Trap(TrapKind.UNREACHABLE, "(the map of references was overwritten)");
  }

  @HostImport(name = "hiwire_invalid_ref_js")
  void invalidReference(int kind, int reference) {
    bridge.noteInternalError();
    if (kind == GET && reference == NO_REFERENCE && bridge.python().errOccurred() != 0) {
      // The reference is null because of the exception: that is what there is to report.
      throw bridge.errors().takePythonError();
    }
    String operation = kind == GET ? "get" : kind == INCREF ? "incref" : "decref";
    throw new Trap(
        TrapKind.UNREACHABLE,
        "(hiwire_"
            + operation
            + " on invalid reference "
            + Integer.toUnsignedString(reference)
            + ": used after it was freed, or memory is corrupt)");
  }
}
