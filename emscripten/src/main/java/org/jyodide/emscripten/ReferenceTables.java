package org.jyodide.emscripten;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Table;

/** The tables in which a program keeps values of the host. */
final class ReferenceTables {
  private ReferenceTables() {}

  private static List<Table> of(Instance instance) {
    List<Table> tables = new ArrayList<>();
    for (Table table : instance.tables()) {
      if (table.elementType() == ValueType.EXTERNREF) {
        tables.add(table);
      }
    }
    return tables;
  }

  /** What of them cannot be kept. */
  static List<String> obstacles(Instance instance, ReferenceImage.Names names) {
    List<String> all = new ArrayList<>();
    for (Table table : of(instance)) {
      for (Object value : table.elements) {
        if (value != null && names.find(value).isEmpty()) {
          all.add("a value of the host: " + value);
        }
      }
    }
    return all;
  }

  /** The images of their elements. */
  static List<List<Optional<ReferenceImage>>> images(
      Instance instance, ReferenceImage.Names names) {
    List<List<Optional<ReferenceImage>>> all = new ArrayList<>();
    for (Table table : of(instance)) {
      List<Optional<ReferenceImage>> images = new ArrayList<>();
      for (Object value : table.elements) {
        images.add(Optional.ofNullable(value).flatMap(names::find));
      }
      all.add(List.copyOf(images));
    }
    return List.copyOf(all);
  }

  /** Fills them. */
  static void resume(
      Instance instance, List<List<Optional<ReferenceImage>>> images, ReferenceImage.Names names) {
    List<Table> tables = of(instance);
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      List<Optional<ReferenceImage>> elements = images.get(i);
      if (table.size() < elements.size()) {
        table.grow(elements.size() - table.size(), null);
      }
      for (int j = 0; j < elements.size(); j++) {
        Optional<ReferenceImage> element = elements.get(j);
        table.set(j, element.isPresent() ? names.value(element.get()) : null);
      }
    }
  }
}
