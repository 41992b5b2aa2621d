package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * The state of one instantiated module. For each module a subclass is generated that adds a field
 * for each global, table and import; compiled functions are static methods that take it as their
 * last parameter.
 *
 * <p>One thread at a time may run code of an instance; {@link #interrupt} may be called from any.
 */
public abstract class Instance {
  private static final byte[] NO_MEMORY = {};
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

  @SuppressWarnings("UnusedVariable") // used through INTERRUPTED
  private boolean interrupted;

  /** The exported function, or {@code null}. */
  public abstract @Nullable WasmFunction function(String name);

  /** The exported global, or {@code null}. */
  public abstract @Nullable Global global(String name);

  /** The exported table, or {@code null}. */
  public abstract @Nullable Table table(String name);

  /** The exported memory, or {@code null}. */
  public abstract @Nullable Memory memory(String name);

  /** The exported tag, or {@code null}. */
  public abstract @Nullable Tag tag(String name);

  /**
   * A reference to a host function that can stand in a table of this instance. The same host
   * function gives the same reference.
   */
  public abstract WasmFunction reference(HostFunction function);

  /**
   * Makes code of this instance that was compiled with interruption checks trap with {@link
   * TrapKind#INTERRUPTED} at its next loop iteration. May be called from any thread.
   */
  public final void interrupt() {
    INTERRUPTED.setOpaque(this, true);
  }

  /** The check that generated code makes on each backward branch of a loop. */
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
