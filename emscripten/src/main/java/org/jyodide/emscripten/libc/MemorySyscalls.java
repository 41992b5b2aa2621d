package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.OpenFile;
import org.jyodide.wasm.runtime.Memory;

/**
 * Growth of the heap, and files mapped into memory. A mapping is a copy of the file: {@code msync}
 * and {@code munmap} write it back where it is shared. Anonymous mappings are C's own affair.
 */
final class MemorySyscalls {
  private static final int PROT_WRITE = 2;
  private static final int MAP_PRIVATE = 2;

  /** Mappings start at multiples of this, the page size that the program is told. */
  private static final int MAP_ALIGNMENT = Memory.PAGE_SIZE;

  /** The heap grows by a fifth at least, but by no more than this beyond what is asked for. */
  private static final long MOST_OVERGROWTH = 96L << 20;

  private static final int STEP = 1 << 16;

  private final EmscriptenProcess process;

  MemorySyscalls(EmscriptenProcess process) {
    this.process = process;
  }

  @HostImport(name = "emscripten_get_heap_max")
  int getHeapMax() {
    return (int) ((long) memory().maximumPages() * Memory.PAGE_SIZE);
  }

  /** Grows the memory to a size in bytes at least; 1 if that worked, else 0. */
  @HostImport(name = "emscripten_resize_heap")
  int resizeHeap(int requestedSize) {
    long requested = Integer.toUnsignedLong(requestedSize);
    long old = memory().size();
    long most = (long) memory().maximumPages() * Memory.PAGE_SIZE;
    if (requested > most) {
      return 0;
    }
    for (int part = 5; part <= 20; part *= 2) {
      long generous = Math.min(old + old / part, requested + MOST_OVERGROWTH);
      long wanted = Math.min(most, Math.max(requested, generous));
      int pages = (int) ((wanted + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE);
      if (pages <= memory().pages() || memory().grow(pages - memory().pages()) >= 0) {
        repeatSafePointRequest();
        return 1;
      }
    }
    return 0;
  }

  /** A request by another thread may have gone to the array that the memory had before it grew. */
  private void repeatSafePointRequest() {
    if (process.interrupts().isPending()) {
      process.interrupts().requestSafePoint();
    }
  }

  @HostImport(name = "_mmap_js")
  @ErrnoResult(ErrnoResult.Sign.NEGATIVE)
  int mmap(
      int length,
      int protection,
      int flags,
      int descriptor,
      long offset,
      int allocatedResult,
      int addressResult) {
    OpenFile file = process.descriptors().get(descriptor);
    boolean writesBack = (protection & PROT_WRITE) != 0 && (flags & MAP_PRIVATE) == 0;
    if (!file.isReadable() || (writesBack && !file.isWritable())) {
      throw Errno.EACCES.exception();
    }
    requireRegular(file);
    if (length == 0 || offset < 0) {
      throw Errno.EINVAL.exception();
    }
    int address = allocate(length);
    readFile(file, offset, address, length);
    memory().storeI32(allocatedResult, 1);
    memory().storeI32(addressResult, address);
    return 0;
  }

  @HostImport(name = "_msync_js")
  @ErrnoResult(ErrnoResult.Sign.NEGATIVE)
  int msync(int address, int length, int protection, int flags, int descriptor, long offset) {
    OpenFile file = process.descriptors().get(descriptor);
    requireRegular(file);
    if ((flags & MAP_PRIVATE) == 0) {
      writeFile(file, offset, address, length);
    }
    return 0;
  }

  /** Writes a mapping back; the memory is freed by C afterwards. */
  @HostImport(name = "_munmap_js")
  @ErrnoResult(ErrnoResult.Sign.NEGATIVE)
  int munmap(int address, int length, int protection, int flags, int descriptor, long offset) {
    return (protection & PROT_WRITE) == 0
        ? 0
        : msync(address, length, protection, flags, descriptor, offset);
  }

  private int allocate(int length) {
    long size = (Integer.toUnsignedLong(length) + MAP_ALIGNMENT - 1) & -MAP_ALIGNMENT;
    int address =
        size > Integer.MAX_VALUE ? 0 : process.exports().memalign(MAP_ALIGNMENT, (int) size);
    if (address == 0) {
      throw Errno.ENOMEM.exception();
    }
    memory().fill(address, 0, (int) size);
    return address;
  }

  private void readFile(OpenFile file, long offset, int address, int length) {
    int done = 0;
    while (done < length) {
      int count =
          file.readAt(
              offset + done, memory().bytes(), address + done, Math.min(length - done, STEP));
      if (count == 0) {
        return;
      }
      done += count;
    }
  }

  /** Writes as much of a mapping as lies inside the file: mapping does not make a file longer. */
  private void writeFile(OpenFile file, long offset, int address, int length) {
    byte[] bytes = memory().read(address, length);
    long size = file.stat().size();
    int inside = (int) Math.max(0, Math.min(length, size - offset));
    int done = 0;
    while (done < inside) {
      done += file.writeAt(offset + done, bytes, done, inside - done);
    }
  }

  private static void requireRegular(OpenFile file) {
    if (file.node().inode().type() != FileType.REGULAR) {
      throw Errno.ENODEV.exception();
    }
  }

  private Memory memory() {
    return process.memory();
  }
}
