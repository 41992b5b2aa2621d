package org.jyodide.internal.bridge;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A reference that the host owns to a Python object, until it is released. */
final class PyReference {
  /** The pointer, apart from what becomes garbage. */
  static final class Slot {
    private final AtomicInteger pointer;

    Slot(int pointer) {
      this.pointer = new AtomicInteger(pointer);
    }

    int take() {
      return pointer.getAndSet(0);
    }
  }

  private final References references;
  private final Slot slot;
  private Cleaner.@Nullable Cleanable cleanable;

  PyReference(References references, int pointer) {
    this.references = references;
    this.slot = new Slot(pointer);
  }

  /** Has the reference released when it becomes garbage. */
  PyReference collected() {
    if (cleanable == null) {
      cleanable = references.register(this, slot);
    }
    return this;
  }

  /** The pointer; 0 if the reference was released. */
  int pointer() {
    return slot.pointer.get();
  }

  /** Whether it still refers to something. */
  boolean isLive() {
    return pointer() != 0;
  }

  /** Gives the reference back to Python. Further calls do nothing. */
  void release() {
    int pointer = take();
    if (pointer != 0) {
      references.releaseTaken(pointer);
    }
  }

  /** Hands the reference over to the caller; 0 if it was released. */
  int take() {
    int pointer = slot.take();
    if (pointer != 0) {
      references.given();
      if (cleanable != null) {
        cleanable.clean();
      }
    }
    return pointer;
  }
}
