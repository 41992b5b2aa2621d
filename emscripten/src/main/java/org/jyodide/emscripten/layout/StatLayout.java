package org.jyodide.emscripten.layout;

import org.jyodide.vfs.Stat;
import org.jyodide.wasm.runtime.Memory;

/** {@code struct stat}. */
public final class StatLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 96;

  private static final int DEVICE = 0;
  private static final int MODE = 4;
  private static final int LINKS = 8;
  private static final int USER_ID = 12;
  private static final int GROUP_ID = 16;
  private static final int DEVICE_TYPE = 20;
  private static final int FILE_SIZE = 24;
  private static final int BLOCK_SIZE = 32;
  private static final int BLOCKS = 36;
  private static final int ACCESS_TIME = 40;
  private static final int MODIFICATION_TIME = 56;
  private static final int CHANGE_TIME = 72;
  private static final int INODE = 88;

  private StatLayout() {}

  /** Fills in all members. */
  public static void write(Memory memory, int at, Stat stat) {
    memory.storeI32(at + DEVICE, stat.device());
    memory.storeI32(at + MODE, stat.mode());
    memory.storeI32(at + LINKS, stat.links());
    memory.storeI32(at + USER_ID, stat.userId());
    memory.storeI32(at + GROUP_ID, stat.groupId());
    memory.storeI32(at + DEVICE_TYPE, stat.deviceType());
    memory.storeI64(at + FILE_SIZE, stat.size());
    memory.storeI32(at + BLOCK_SIZE, Stat.BLOCK_SIZE);
    memory.storeI32(at + BLOCKS, (int) Math.min(stat.blocks(), Integer.MAX_VALUE));
    time(memory, at + ACCESS_TIME, stat.accessTime());
    time(memory, at + MODIFICATION_TIME, stat.modificationTime());
    time(memory, at + CHANGE_TIME, stat.changeTime());
    memory.storeI64(at + INODE, stat.inode());
  }

  /**
   * In whole microseconds, for Python sets them by {@code utimes}: so a copied time is the same.
   */
  private static void time(Memory memory, int at, long nanos) {
    int fraction = Stat.nanos(nanos);
    TimespecLayout.write(memory, at, Stat.seconds(nanos), fraction - fraction % 1000);
  }
}
