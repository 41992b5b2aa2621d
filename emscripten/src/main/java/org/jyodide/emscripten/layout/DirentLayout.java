package org.jyodide.emscripten.layout;

import org.jyodide.emscripten.CStrings;
import org.jyodide.vfs.DirectoryEntry;
import org.jyodide.wasm.runtime.Memory;

/** {@code struct dirent}, always of full length. */
public final class DirentLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 280;

  /** Bytes for the name and its zero byte. */
  public static final int NAME_SIZE = 256;

  private static final int INODE = 0;
  private static final int NEXT = 8;
  private static final int RECORD_LENGTH = 16;
  private static final int TYPE = 18;
  private static final int NAME = 19;

  private DirentLayout() {}

  /** Fills in all members; a name that is too long is cut off. */
  public static void write(Memory memory, int at, DirectoryEntry entry) {
    memory.fill(at, 0, SIZE);
    memory.storeI64(at + INODE, entry.inode());
    memory.storeI64(at + NEXT, entry.next());
    memory.storeI16(at + RECORD_LENGTH, SIZE);
    memory.storeI8(at + TYPE, entry.type().directoryEntryType());
    CStrings.write(memory, at + NAME, entry.name(), NAME_SIZE);
  }
}
