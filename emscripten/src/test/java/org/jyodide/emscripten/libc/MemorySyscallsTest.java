package org.jyodide.emscripten.libc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;

class MemorySyscallsTest {
  private static final int PAGE = 65536;
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;

  private final FakeProgram c = new FakeProgram();

  @BeforeEach
  void start() {
    c.start();
  }

  @Test
  void growsByAFifthAtLeastAndUpToTheCap() {
    assertEquals(64 * PAGE, c.call("emscripten_get_heap_max"));
    assertEquals(1, c.call("emscripten_resize_heap", 8 * PAGE + 1));
    assertEquals(10, c.memory().pages());
    assertEquals(1, c.call("emscripten_resize_heap", 63 * PAGE));
    assertEquals(63, c.memory().pages());
    assertEquals(1, c.call("emscripten_resize_heap", 64 * PAGE));
    assertEquals(64, c.memory().pages());
    assertEquals(0, c.call("emscripten_resize_heap", 64 * PAGE + 1));
    assertEquals(0, c.call("emscripten_resize_heap", -1));
    assertEquals(64, c.memory().pages());
  }

  private int file(String content, int flags) {
    OpenFile file = c.files.open("/f", OpenFlags.O_RDWR | OpenFlags.O_CREAT);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    file.write(bytes, 0, bytes.length);
    c.process().descriptors().add(file, false);
    return c.process().descriptors().add(c.files.open("/f", flags), false);
  }

  private String content() {
    OpenFile file = c.files.open("/f", OpenFlags.O_RDONLY);
    byte[] bytes = new byte[100];
    int count = file.readAt(0, bytes, 0, bytes.length);
    return new String(bytes, 0, count, StandardCharsets.UTF_8);
  }

  @Test
  void aSharedMappingIsWrittenBack() {
    int fd = file("hello world", OpenFlags.O_RDWR);
    int result = c.buffer(8);
    int protection = PROT_READ | PROT_WRITE;
    assertEquals(0, c.call("_mmap_js", 20, protection, MAP_SHARED, fd, 6L, result, result + 4));
    assertEquals(1, c.memory().loadI32(result));
    int address = c.memory().loadI32(result + 4);
    assertEquals(0, address % PAGE);
    assertEquals("world", c.read(address));
    c.memory().storeI8(address, 'W');
    assertEquals("hello world", content());
    assertEquals(0, c.call("_msync_js", address, 20, protection, MAP_SHARED, fd, 6L));
    assertEquals("hello World", content());
    c.memory().storeI8(address + 1, '0');
    assertEquals(0, c.call("_munmap_js", address, 20, protection, MAP_SHARED, fd, 6L));
    assertEquals("hello W0rld", content());
  }

  @Test
  void aPrivateOrReadOnlyMappingIsNot() {
    int fd = file("hello", OpenFlags.O_RDONLY);
    int result = c.buffer(8);
    int protection = PROT_READ | PROT_WRITE;
    assertEquals(0, c.call("_mmap_js", 5, protection, MAP_PRIVATE, fd, 0L, result, result + 4));
    int address = c.memory().loadI32(result + 4);
    c.memory().storeI8(address, 'J');
    assertEquals(0, c.call("_msync_js", address, 5, protection, MAP_PRIVATE, fd, 0L));
    assertEquals(0, c.call("_munmap_js", address, 5, PROT_READ, MAP_SHARED, fd, 0L));
    assertEquals("hello", content());
  }

  @Test
  void refusesWhatCannotBeMapped() {
    int fd = file("hello", OpenFlags.O_RDONLY);
    int writeOnly = c.process().descriptors().add(c.files.open("/f", OpenFlags.O_WRONLY), false);
    int directory = c.process().descriptors().add(c.files.open("/", OpenFlags.O_RDONLY), false);
    int r = c.buffer(8);
    assertArrayEquals(
        new int[] {
          -Errno.EACCES.number(),
          -Errno.EACCES.number(),
          -Errno.ENODEV.number(),
          -Errno.EBADF.number(),
          -Errno.EINVAL.number(),
          -Errno.EINVAL.number(),
          -Errno.ENOMEM.number(),
          -Errno.ENOMEM.number()
        },
        new int[] {
          c.call("_mmap_js", 5, PROT_WRITE, MAP_SHARED, fd, 0L, r, r),
          c.call("_mmap_js", 5, PROT_READ, MAP_SHARED, writeOnly, 0L, r, r),
          c.call("_mmap_js", 5, PROT_READ, MAP_SHARED, directory, 0L, r, r),
          c.call("_mmap_js", 5, PROT_READ, MAP_SHARED, 99, 0L, r, r),
          c.call("_mmap_js", 0, PROT_READ, MAP_SHARED, fd, 0L, r, r),
          c.call("_mmap_js", 5, PROT_READ, MAP_SHARED, fd, -1L, r, r),
          c.call("_mmap_js", -1, PROT_READ, MAP_SHARED, fd, 0L, r, r),
          c.call("_mmap_js", 64 * PAGE, PROT_READ, MAP_SHARED, fd, 0L, r, r)
        });
  }
}
