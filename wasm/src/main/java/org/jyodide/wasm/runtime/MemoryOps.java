package org.jyodide.wasm.runtime;

/** Instructions on the memory of an instance as a whole. Called by generated code. */
public final class MemoryOps {
  private MemoryOps() {}

  public static int size(Instance instance) {
    return instance.memoryBytes.length / Memory.PAGE_SIZE;
  }

  public static int grow(int delta, Instance instance) {
    return instance.memory().grow(delta);
  }

  public static void copy(int target, int source, int length, Instance instance) {
    instance.memory().copy(target, source, length);
  }

  public static void fill(int address, int value, int length, Instance instance) {
    instance.memory().fill(address, value, length);
  }

  public static void init(int address, int from, int length, int segment, Instance instance) {
    instance.segments().initMemory(instance.memory(), segment, address, from, length);
  }

  public static void drop(int segment, Instance instance) {
    instance.segments().dropData(segment);
  }
}
