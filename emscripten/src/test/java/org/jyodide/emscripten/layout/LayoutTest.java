package org.jyodide.emscripten.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.CStrings;
import org.jyodide.vfs.DirectoryEntry;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileSystemStat;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.TerminalSettings;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.runtime.Memory;

/** Offsets as in the headers of Emscripten 5.0.3 for wasm32. */
class LayoutTest {
  private static final int AT = 64;
  private static final byte UNTOUCHED = 0x55;

  private final Memory memory = new Memory(new Limits(1, 1), 1);

  @BeforeEach
  void mark() {
    memory.fill(0, UNTOUCHED, 2048);
  }

  private void assertEndsAt(int size) {
    assertEquals(UNTOUCHED, memory.loadI8(AT - 1));
    assertEquals(UNTOUCHED, memory.loadI8(AT + size));
  }

  @Test
  void stat() {
    Stat stat = new Stat(1, 2L << 32, 0100644, 3, 4, 5, 6, 7L << 33, -1, 1_500_000_001L, 2, 513);
    StatLayout.write(memory, AT, stat);
    int[] words = {1, 0100644, 3, 4, 5, 6};
    for (int i = 0; i < words.length; i++) {
      assertEquals(words[i], memory.loadI32(AT + 4 * i));
    }
    assertEquals(7L << 33, memory.loadI64(AT + 24));
    assertEquals(4096, memory.loadI32(AT + 32));
    assertEquals(2, memory.loadI32(AT + 36));
    assertEquals(-1, memory.loadI64(AT + 40));
    assertEquals(999_999_000, memory.loadI32(AT + 48));
    assertEquals(1, memory.loadI64(AT + 56));
    assertEquals(500_000_000, memory.loadI32(AT + 64));
    assertEquals(0, memory.loadI64(AT + 72));
    assertEquals(0, memory.loadI32(AT + 80));
    assertEquals(2L << 32, memory.loadI64(AT + 88));
    assertEndsAt(96);
  }

  @Test
  void statfs() {
    StatfsLayout.write(memory, AT, new FileSystemStat(512, 10, 9, 8, 7, true), 6);
    assertEquals(512, memory.loadI32(AT + 4));
    long[] longs = {10, 9, 9, 8, 7};
    for (int i = 0; i < longs.length; i++) {
      assertEquals(longs[i], memory.loadI64(AT + 8 + 8 * i));
    }
    assertEquals(6, memory.loadI32(AT + 48));
    assertEquals(255, memory.loadI32(AT + 56));
    assertEquals(512, memory.loadI32(AT + 60));
    assertEquals(3, memory.loadI32(AT + 64));
    assertEndsAt(88);
  }

  @Test
  void dirent() {
    DirentLayout.write(
        memory, AT, new DirectoryEntry("ü".repeat(200), 5L << 32, FileType.SYMLINK, 9));
    assertEquals(5L << 32, memory.loadI64(AT));
    assertEquals(9, memory.loadI64(AT + 8));
    assertEquals(280, memory.loadU16(AT + 16));
    assertEquals(10, memory.loadU8(AT + 18));
    assertEquals("ü".repeat(127), CStrings.read(memory, AT + 19));
    assertEndsAt(280);
  }

  @Test
  void timespec() {
    TimespecLayout.write(memory, AT, -3, 999_999_999);
    assertEquals(-3, memory.loadI64(AT));
    assertEquals(999_999_999, memory.loadI32(AT + 8));
    assertEquals(-3, TimespecLayout.seconds(memory, AT));
    assertEquals(999_999_999, TimespecLayout.nanos(memory, AT));
    assertEquals(16, TimespecLayout.SIZE);
  }

  @Test
  void tm() {
    TmLayout.Fields fields = new TmLayout.Fields(121, 6, 1, 12, 34, 56);
    TmLayout.write(memory, AT, fields, 4, 181);
    TmLayout.writeZone(memory, AT, true, -14400);
    int[] expected = {56, 34, 12, 1, 6, 121, 4, 181, 1, -14400};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], memory.loadI32(AT + 4 * i));
    }
    assertEndsAt(40);
    assertEquals(fields, TmLayout.read(memory, AT));
    assertEquals(1, TmLayout.daylightSaving(memory, AT));
  }

  @Test
  void pollfd() {
    memory.storeI32(AT, -1);
    memory.storeI16(AT + 4, 5);
    PollfdLayout.setReturned(memory, AT, 32);
    assertEquals(-1, PollfdLayout.descriptor(memory, AT));
    assertEquals(5, PollfdLayout.wanted(memory, AT));
    assertEquals(32, memory.loadU16(AT + 6));
    assertEndsAt(8);
  }

  @Test
  void iovec() {
    memory.storeI32(AT, 100);
    memory.storeI32(AT + 4, 20);
    memory.storeI32(AT + 8, -1);
    memory.storeI32(AT + 12, 0);
    assertArrayEquals(
        new IovecLayout.Buffer[] {new IovecLayout.Buffer(100, 20), new IovecLayout.Buffer(-1, 0)},
        IovecLayout.readAll(memory, AT, 2));
    assertErrno(Errno.EINVAL, -1);
    assertErrno(Errno.EINVAL, 1025);
    memory.storeI32(AT + 12, 1);
    assertErrno(Errno.EFAULT, 2);
    memory.storeI32(AT + 12, Integer.MAX_VALUE);
    assertErrno(Errno.EINVAL, 2);
  }

  private void assertErrno(Errno errno, int count) {
    assertEquals(
        errno,
        assertThrows(ErrnoException.class, () -> IovecLayout.readAll(memory, AT, count)).errno());
  }

  @Test
  void termios() {
    TermiosLayout.write(memory, AT, TerminalSettings.defaults());
    assertEquals(0x8A3B, memory.loadI32(AT + 12));
    assertEquals(3, memory.loadI8(AT + 17));
    assertArrayEquals(
        TerminalSettings.defaults().characters(), TermiosLayout.read(memory, AT).characters());
    assertEndsAt(49);
    assertEquals(60, TermiosLayout.SIZE);
  }
}
