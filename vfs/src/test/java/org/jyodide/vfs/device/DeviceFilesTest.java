package org.jyodide.vfs.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_NONBLOCK;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.Readiness;
import org.jyodide.vfs.Terminal;
import org.jyodide.vfs.TerminalSettings;
import org.jyodide.vfs.Whence;
import org.jyodide.vfs.memory.MemoryFiles;
import org.jyodide.vfs.memory.MemoryQuota;

@Timeout(20)
class DeviceFilesTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private Guest guest;
  private DeviceFiles devices;

  @BeforeEach
  void mountDevices() {
    guest = new Guest(MemoryFiles.create());
    devices =
        DeviceFiles.create(
            guest.files.devices(), new Random(5), MemoryQuota.standard(), InstantSource.system());
    guest.files.mount("/dev", devices, MountOptions.readWrite());
  }

  private void addTerminal(InputStream input, Optional<Terminal> terminal) {
    devices.add(
        "tty",
        5,
        0,
        new StreamDevice(
            new StreamSource(input, guest.files.waits()),
            ByteSink.to(output),
            terminal,
            guest.files.waits()));
  }

  @Test
  void listsWhatLinuxHas() {
    assertEquals(
        List.of("fd", "full", "null", "random", "shm", "tty", "urandom", "zero"),
        guest.list("/dev"));
    assertEquals(FileType.CHARACTER_DEVICE, guest.stat("/dev/null").type());
    assertEquals(0x103, guest.stat("/dev/null").deviceType());
    guest.write("/dev/shm/x", "shared");
    assertEquals("shared", guest.read("/dev/shm/x"));
  }

  @Test
  void nullSwallowsEverything() {
    int fd = guest.open("/dev/null", O_RDWR);
    guest.write(fd, "gone");
    assertEquals("", guest.readSome(fd, 10));
    assertEquals(0, guest.file(fd).seek(100, Whence.SET));
    assertErrno(Errno.EINVAL, () -> guest.file(fd).setSize(0));
    assertEquals(Readiness.READABLE | Readiness.WRITABLE, guest.file(fd).readiness());
    guest.write("/dev/null", "opened with O_TRUNC and O_CREAT");
  }

  @Test
  void zeroAndFull() {
    byte[] bytes = {1, 2, 3, 4, 5, 6};
    int zero = guest.open("/dev/zero", O_RDWR);
    assertEquals(3, guest.file(zero).read(bytes, 2, 3));
    assertArrayEquals(new byte[] {1, 2, 0, 0, 0, 6}, bytes);
    assertEquals(6, guest.file(zero).write(bytes, 0, 6));
    int full = guest.open("/dev/full", O_RDWR);
    assertErrno(Errno.ENOSPC, () -> guest.file(full).write(bytes, 0, 1));
    assertEquals(6, guest.file(full).read(bytes, 0, 6));
  }

  @Test
  void randomComesFromTheGivenSource() {
    byte[] bytes = new byte[64];
    int fd = guest.open("/dev/urandom", O_RDONLY);
    assertEquals(64, guest.file(fd).read(bytes, 0, 64));
    byte[] expected = new byte[64];
    new Random(5).nextBytes(expected);
    assertArrayEquals(expected, bytes);
    byte[] large = new byte[100_000];
    assertEquals(65536, guest.file(fd).read(large, 0, large.length));
  }

  @Test
  void permissionsOfDevicesCount() {
    guest.chmod("/dev/null", 0444);
    assertErrno(Errno.EACCES, () -> guest.open("/dev/null", O_WRONLY));
  }

  @Test
  void streamsCarryBothWays() {
    addTerminal(
        new ByteArrayInputStream("line\nrest".getBytes(StandardCharsets.UTF_8)), Optional.empty());
    devices.addLink("stdin", "tty");
    int fd = guest.open("/dev/stdin", O_RDWR);
    assertEquals("line", guest.readSome(fd, 4));
    assertEquals("\nrest", guest.readSome(fd, 100));
    assertEquals("", guest.readSome(fd, 100));
    guest.write(fd, "out");
    assertEquals("out", output.toString(StandardCharsets.UTF_8));
    guest.file(fd).sync(false);
    assertErrno(Errno.ESPIPE, () -> guest.file(fd).seek(0, Whence.CURRENT));
    assertTrue(guest.file(fd).terminal().isEmpty());
  }

  @Test
  void readsWaitAndCanBeInterrupted() throws IOException {
    PipedOutputStream keyboard = new PipedOutputStream();
    addTerminal(new PipedInputStream(keyboard), Optional.empty());
    int fd = guest.open("/dev/tty", O_RDONLY | O_NONBLOCK);
    assertErrno(Errno.EAGAIN, () -> guest.readSome(fd, 1));
    assertEquals(0, guest.file(fd).readiness());
    guest.file(fd).setStatusFlags(0);
    CompletableFuture<Void> interrupter =
        CompletableFuture.runAsync(
            () -> guest.files.waits().interrupt(),
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
    assertErrno(Errno.EINTR, () -> guest.readSome(fd, 1));
    interrupter.join();
    keyboard.write("typed".getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
    assertEquals("typed", guest.readSome(fd, 10));
    keyboard.close();
    assertEquals("", guest.readSome(fd, 10));
  }

  @Test
  void readinessTellsOfInput() {
    addTerminal(new ByteArrayInputStream(new byte[] {'x'}), Optional.empty());
    int fd = guest.open("/dev/tty", O_RDONLY);
    while (true) {
      long ticket = guest.files.waits().ticket();
      if (guest.file(fd).readiness() == Readiness.READABLE) {
        break;
      }
      guest.files.waits().await(ticket);
    }
    assertEquals("x", guest.readSome(fd, 5));
  }

  @Test
  void failingStreamsAreErrors() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("unplugged");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("unplugged");
          }
        };
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    devices.add(
        "broken",
        DeviceFiles.HOST_MAJOR,
        1,
        new StreamDevice(
            new StreamSource(broken, guest.files.waits()),
            ByteSink.to(gone),
            Optional.empty(),
            guest.files.waits()));
    int fd = guest.open("/dev/broken", O_RDWR);
    assertErrno(Errno.EIO, () -> guest.readSome(fd, 1));
    assertErrno(Errno.EPIPE, () -> guest.file(fd).write(new byte[1], 0, 1));
  }

  @Test
  void aStreamToAFullDiskSaysSo() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertErrno(Errno.ENOSPC, () -> ByteSink.to(full).write(new byte[1], 0, 1));
  }

  @Test
  void terminalsTellTheirSettings() {
    Terminal terminal =
        new Terminal() {
          private TerminalSettings settings = TerminalSettings.defaults();

          @Override
          public WindowSize windowSize() {
            return new WindowSize(24, 80);
          }

          @Override
          public TerminalSettings settings() {
            return settings;
          }

          @Override
          public void setSettings(TerminalSettings newSettings) {
            settings = newSettings;
          }
        };
    addTerminal(InputStream.nullInputStream(), Optional.of(terminal));
    int fd = guest.open("/dev/tty", O_RDWR);
    Terminal found = guest.file(fd).terminal().orElseThrow();
    assertEquals(80, found.windowSize().columns());
    assertEquals(32, found.settings().characters().length);
    found.setSettings(new TerminalSettings(1, 2, 3, 4, new byte[] {9}));
    assertEquals(4, found.settings().local());
    assertEquals(9, found.settings().characters()[0]);
    assertFalse(guest.file(guest.open("/dev/null", O_RDWR)).terminal().isPresent());
  }
}
