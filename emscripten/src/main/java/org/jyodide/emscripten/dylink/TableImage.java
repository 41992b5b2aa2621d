package org.jyodide.emscripten.dylink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Table;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * The function table of a process: for each slot the module and the index of its function, or who
 * in the host fills it. Immutable.
 *
 * @param owners for each slot the number of a module, 0 for the main module, then the libraries in
 *     order; {@link #NOBODY} for a slot that is empty or somebody's in the host
 * @param functions the index of the function in its module
 * @param hostNames the names of host functions that modules asked for, by slot
 * @param owned what each {@link SlotOwner} knows of its slots, by its name
 * @param reserved the slots that were given back
 */
public record TableImage(
    short[] owners,
    int[] functions,
    Map<Integer, String> hostNames,
    Map<String, Map<Integer, int[]>> owned,
    List<Integer> reserved) {
  /** No module. */
  public static final short NOBODY = -1;

  /**
   * Reads the table of a process.
   *
   * @throws IllegalStateException if a slot holds a function that nobody can make again
   */
  public static TableImage of(
      LinkTarget target, DynamicLinker linker, List<? extends SlotOwner> owners) {
    FunctionSlots slots = target.functions();
    Table table = slots.table();
    IdentityHashMap<Object, Short> modules = modules(target, linker);
    IdentityHashMap<WasmFunction, Integer> imported = importedFunctions(target.main());
    Map<Integer, String> names = slots.hostNames();
    Map<String, Map<Integer, int[]>> owned = new TreeMap<>();
    Map<Integer, int[]> all = new HashMap<>();
    for (SlotOwner owner : owners) {
      owned.put(owner.name(), Map.copyOf(owner.slots()));
      all.putAll(owner.slots());
    }
    short[] moduleOf = new short[table.size()];
    int[] functionOf = new int[table.size()];
    Arrays.fill(moduleOf, NOBODY);
    for (int slot = 0; slot < moduleOf.length; slot++) {
      if (!(table.get(slot) instanceof WasmFunction function)) {
        continue;
      }
      Instance instance = function.instance();
      Integer own = imported.get(function);
      if (instance != null) {
        moduleOf[slot] = Objects.requireNonNull(modules.get(instance));
        functionOf[slot] = function.index();
      } else if (own != null) {
        moduleOf[slot] = 0;
        functionOf[slot] = own;
      } else if (!names.containsKey(slot) && !all.containsKey(slot)) {
        throw new IllegalStateException(
            "the function pointer " + slot + " is one of a host function without a name");
      }
    }
    return new TableImage(moduleOf, functionOf, names, owned, slots.reserved());
  }

  private static IdentityHashMap<Object, Short> modules(LinkTarget target, DynamicLinker linker) {
    IdentityHashMap<Object, Short> modules = new IdentityHashMap<>();
    modules.put(target.main(), (short) 0);
    for (Instance library : linker.instances()) {
      modules.put(library, (short) modules.size());
    }
    return modules;
  }

  private static IdentityHashMap<WasmFunction, Integer> importedFunctions(Instance main) {
    IdentityHashMap<WasmFunction, Integer> imported = new IdentityHashMap<>();
    int count = IndexSpaces.ofValid(main.module()).importedFunctions();
    for (int i = 0; i < count; i++) {
      imported.put(main.reference(i), i);
    }
    return imported;
  }

  /** Fills the table of a process that has all its modules; slots of the host stay empty. */
  public void applyTo(LinkTarget target, DynamicLinker linker) {
    Table table = target.functions().table();
    if (table.size() < owners.length) {
      table.grow(owners.length - table.size(), null);
    }
    List<Instance> modules = new ArrayList<>(List.of(target.main()));
    modules.addAll(linker.instances());
    @Nullable Object[] elements = table.elements;
    for (int slot = 0; slot < owners.length; slot++) {
      if (owners[slot] != NOBODY) {
        elements[slot] = modules.get(owners[slot]).reference(functions[slot]);
      }
    }
    for (Map.Entry<Integer, String> named : hostNames.entrySet()) {
      Optional<HostFunction> host = target.hostFunction(named.getValue());
      if (host.isPresent()) {
        WasmFunction function = target.main().reference(host.get());
        target.functions().put(named.getKey(), function, named.getValue());
      }
    }
    target.functions().resume(reserved);
  }
}
