package org.jyodide.emscripten.layout;

import org.jyodide.vfs.FileSystemStat;
import org.jyodide.wasm.runtime.Memory;

/** {@code struct statfs}. */
public final class StatfsLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 88;

  /** {@code ST_RDONLY} among the flags. */
  public static final int READ_ONLY = 1;

  /** {@code ST_NOSUID} among the flags, which Emscripten always sets. */
  public static final int NO_SET_USER_ID = 2;

  private static final int LONGEST_NAME = 255;

  private static final int BLOCK_SIZE = 4;
  private static final int BLOCKS = 8;
  private static final int FREE_BLOCKS = 16;
  private static final int AVAILABLE_BLOCKS = 24;
  private static final int FILES = 32;
  private static final int FREE_FILES = 40;
  private static final int ID = 48;
  private static final int NAME_LENGTH = 56;
  private static final int FRAGMENT_SIZE = 60;
  private static final int FLAGS = 64;

  private StatfsLayout() {}

  /** Fills in all members but the type, which has no meaning here. */
  public static void write(Memory memory, int at, FileSystemStat stat, int id) {
    memory.fill(at, 0, SIZE);
    memory.storeI32(at + BLOCK_SIZE, stat.blockSize());
    memory.storeI64(at + BLOCKS, stat.blocks());
    memory.storeI64(at + FREE_BLOCKS, stat.freeBlocks());
    memory.storeI64(at + AVAILABLE_BLOCKS, stat.freeBlocks());
    memory.storeI64(at + FILES, stat.files());
    memory.storeI64(at + FREE_FILES, stat.freeFiles());
    memory.storeI32(at + ID, id);
    memory.storeI32(at + NAME_LENGTH, LONGEST_NAME);
    memory.storeI32(at + FRAGMENT_SIZE, stat.blockSize());
    memory.storeI32(at + FLAGS, NO_SET_USER_ID | (stat.readOnly() ? READ_ONLY : 0));
  }
}
