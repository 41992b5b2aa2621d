package org.jyodide.spec;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Instance;

/** Imports from the instances that a script has registered. */
final class InstanceImports implements Imports {
  private final Map<String, Instance> registered = new HashMap<>();

  void register(String name, Instance instance) {
    registered.put(name, instance);
  }

  @Override
  public Object find(Import wanted) {
    Instance instance = registered.get(wanted.module());
    if (instance == null) {
      return null;
    }
    Object found = find(instance, wanted);
    return found != null ? found : findOfAnyKind(instance, wanted.name());
  }

  private static Object find(Instance instance, Import wanted) {
    String name = wanted.name();
    if (wanted.type() instanceof ExternType.Function) {
      return instance.function(name);
    } else if (wanted.type() instanceof ExternType.Table) {
      return instance.table(name);
    } else if (wanted.type() instanceof ExternType.Memory) {
      return instance.memory(name);
    } else if (wanted.type() instanceof ExternType.Global) {
      return instance.global(name);
    }
    return instance.tag(name);
  }

  /** An export of the wrong kind, so that the linker can say that it is incompatible. */
  private static Object findOfAnyKind(Instance instance, String name) {
    return Stream.of(
            instance.function(name),
            instance.table(name),
            instance.memory(name),
            instance.global(name),
            instance.tag(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
