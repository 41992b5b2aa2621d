package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;

/**
 * The state of one instantiated module. For each module a subclass is generated that adds a field
 * for each global, table and import that its code uses; compiled functions are static methods that
 * take it as their last parameter.
 *
 * <p>One thread at a time may run code of an instance; {@link #interrupt} may be called from any.
 */
public abstract class Instance {
  static final @Nullable Object[] NO_ARGUMENTS = {};
  private static final byte[] NO_MEMORY = {};
  private static final Table NO_TABLE =
      new Table(new ExternType.Table(ValueType.FUNCREF, new Limits(0, 0)), null);
  private static final VarHandle INTERRUPTED;

  static {
    try {
      INTERRUPTED =
          MethodHandles.lookup().findVarHandle(Instance.class, "interrupted", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The array of the memory; kept up to date by {@link Memory#grow}. Read by generated code. */
  public byte[] memoryBytes = NO_MEMORY;

  /** The first table, for calls that the runtime makes. */
  Table table0 = NO_TABLE;

  @Nullable WasmFunction tailFunction;
  @Nullable Object[] tailArguments = NO_ARGUMENTS;

  @SuppressWarnings("UnusedVariable") // through the VarHandle
  private boolean interrupted;

  private @Nullable InstanceParts parts;

  /** Copies what code uses from {@code parts} into fields. Implemented by generated classes. */
  protected abstract void link(
      WasmFunction[] imports, Global[] globals, Table[] tables, Tag[] tags);

  /**
   * A new reference to a function, a {@link WasmFunction}. Implemented by generated classes; {@code
   * Object}, so that their verification does not load the classes of all references.
   *
   * @param entryClass the number of the class of the reference
   * @param number the number of the function in it
   */
  public abstract Object newEntry(int entryClass, int function, int number);

  /**
   * A new reference to a function of the host, a {@link WasmFunction}, or {@code null}. Overridden
   * by generated classes that know those of their function types: to find a constructor takes
   * longer, and each start needs some sixty.
   *
   * @param type the first index of the function's type
   */
  public @Nullable Object newHost(int type, HostFunction function) {
    return null;
  }

  final void setParts(InstanceParts newParts) {
    parts = newParts;
    if (newParts.tables.length > 0) {
      table0 = newParts.tables[0];
    }
  }

  private InstanceParts parts() {
    InstanceParts current = parts;
    if (current == null) {
      throw new IllegalStateException("not instantiated");
    }
    return current;
  }

  /** The module that it is an instance of; its code may have been stripped. */
  public final WasmModule module() {
    return parts().module;
  }

  /** The exported function, or {@code null}. */
  public final @Nullable WasmFunction function(String name) {
    int index = parts().export(name, ExternKind.FUNCTION);
    return index < 0 ? null : reference(index);
  }

  /** The exported global, or {@code null}. */
  public final @Nullable Global global(String name) {
    int index = parts().export(name, ExternKind.GLOBAL);
    return index < 0 ? null : parts().globals[index];
  }

  /** The exported table, or {@code null}. */
  public final @Nullable Table table(String name) {
    int index = parts().export(name, ExternKind.TABLE);
    return index < 0 ? null : parts().tables[index];
  }

  /** The tables, exported or not, by index. */
  public final List<Table> tables() {
    return List.of(parts().tables);
  }

  /** The exported memory, or {@code null}. */
  public final @Nullable Memory memory(String name) {
    return parts().export(name, ExternKind.MEMORY) < 0 ? null : memory();
  }

  /** The exported tag, or {@code null}. */
  public final @Nullable Tag tag(String name) {
    int index = parts().export(name, ExternKind.TAG);
    return index < 0 ? null : parts().tags[index];
  }

  /**
   * Compiles a module for instances that share tables with this one: the same function type is the
   * same class in both. May be called from any thread.
   *
   * @param cache where to keep the code
   */
  public final CompiledModule compileLinked(WasmModule module, Optional<CodeCache> cache) {
    return parts().links.compileLinked(module, cache);
  }

  /** What code has changed of it, but for memories and tables. */
  final InstanceImage image() {
    InstanceParts own = parts();
    return InstanceImage.capture(own.globals, own.importedGlobals, own.segments);
  }

  /** The memory. */
  final Memory memory() {
    Memory memory = parts().memory;
    if (memory == null) {
      throw new IllegalStateException("an instance without a memory");
    }
    return memory;
  }

  final Segments segments() {
    return parts().segments;
  }

  /** The reference to a function of the module; always the same until it is promoted. */
  public final WasmFunction reference(int function) {
    InstanceParts own = parts();
    WasmFunction known = own.functions[function];
    if (known == null) {
      known = own.links.reference(this, function);
      own.functions[function] = known;
    }
    return known;
  }

  /**
   * A reference to a host function that can stand in a table of this instance. The same host
   * function gives the same reference.
   */
  public final WasmFunction reference(HostFunction function) {
    InstanceParts own = parts();
    WasmFunction known = own.hostFunctions.get(function);
    if (known == null) {
      known = own.links.reference(this, function);
      own.hostFunctions.put(function, known);
    }
    return known;
  }

  /** Gives an often called function a reference of its own class. Called by generated code. */
  public final void promote(WasmFunction cold) {
    InstanceParts own = parts();
    WasmFunction direct = own.links.directReference(this, cold.index());
    own.functions[cold.index()] = direct;
    for (Table table : own.tables) {
      for (int i = 0; i < table.elements.length; i++) {
        if (table.elements[i] == cold) {
          table.elements[i] = direct;
        }
      }
    }
  }

  /** Calls the body of a function, which may leave a tail call. */
  final @Nullable Object callBody(int function, @Nullable Object[] arguments) throws Throwable {
    @Nullable Object[] withInstance = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    withInstance[arguments.length] = this;
    return parts().links.body(function).invokeWithArguments(withInstance);
  }

  /**
   * Makes code of this instance that was compiled with interruption checks trap with {@link
   * TrapKind#INTERRUPTED} at its next loop iteration. May be called from any thread.
   */
  public final void interrupt() {
    INTERRUPTED.setOpaque(this, true);
  }

  /** The check that generated code makes on each iteration of a loop. */
  public static void poll(Instance instance) {
    if ((boolean) INTERRUPTED.getOpaque(instance)) {
      instance.trapInterrupted();
    }
  }

  private void trapInterrupted() {
    INTERRUPTED.setOpaque(this, false);
    throw new Trap(TrapKind.INTERRUPTED);
  }
}
