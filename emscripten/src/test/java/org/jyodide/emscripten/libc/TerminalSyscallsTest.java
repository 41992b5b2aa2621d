package org.jyodide.emscripten.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.emscripten.layout.TermiosLayout;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.vfs.Terminal;
import org.jyodide.vfs.TerminalSettings;
import org.jyodide.vfs.device.ByteSink;
import org.jyodide.vfs.device.ByteSource;
import org.jyodide.vfs.device.DeviceFiles;
import org.jyodide.vfs.device.StreamDevice;
import org.jyodide.vfs.memory.MemoryQuota;

class TerminalSyscallsTest {
  private static final int TCGETS = 0x5401;
  private static final int TCSETS = 0x5402;
  private static final int TCGETA = 0x5405;
  private static final int TCFLSH = 0x540B;
  private static final int TIOCGPGRP = 0x540F;
  private static final int TIOCSPGRP = 0x5410;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int ECHO = 8;

  private final FakeProgram c = new FakeProgram();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final FixedTerminal terminal = new FixedTerminal();
  private int fd;

  private static final class FixedTerminal implements Terminal {
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
  }

  @BeforeEach
  void start() {
    c.start();
    DeviceFiles devices =
        DeviceFiles.create(
            c.files.devices(), new Random(), MemoryQuota.standard(), InstantSource.system());
    devices.add(
        "tty",
        5,
        0,
        new StreamDevice(
            ByteSource.EMPTY, ByteSink.to(output), Optional.of(terminal), c.files.waits()));
    c.files.mount("/dev", devices, MountOptions.readWrite());
    fd = c.process().descriptors().add(c.files.open("/dev/tty", OpenFlags.O_RDWR), false);
  }

  private int ioctl(int request, int argument) {
    int varargs = c.buffer(4);
    c.memory().storeI32(varargs, argument);
    return c.call("__syscall_ioctl", fd, request, varargs);
  }

  @Test
  void isATerminal() {
    int result = c.buffer(24);
    assertEquals(0, c.wasi("fd_fdstat_get", fd, result));
    assertEquals(2, c.memory().loadU8(result));
    assertEquals(0, c.memory().loadI64(result + 8));
    int size = c.buffer(8);
    assertEquals(0, ioctl(TIOCGWINSZ, size));
    assertEquals(24, c.memory().loadU16(size));
    assertEquals(80, c.memory().loadU16(size + 2));
    assertEquals(Errno.ESPIPE.number(), c.wasi("fd_seek", fd, 0L, 0, result));
  }

  @Test
  void settingsAreReadAndChanged() {
    int termios = c.buffer(TermiosLayout.SIZE);
    assertEquals(0, ioctl(TCGETS, termios));
    int local = c.memory().loadI32(termios + 12);
    assertEquals(ECHO, local & ECHO);
    c.memory().storeI32(termios + 12, local & ~ECHO);
    assertEquals(0, ioctl(TCSETS, termios));
    assertEquals(0, terminal.settings().local() & ECHO);
    assertEquals(0, ioctl(TCGETA, termios));
    assertEquals(0, ioctl(TCFLSH, 0));
    assertEquals(0, ioctl(TIOCGPGRP, termios));
    assertEquals(-Errno.EINVAL.number(), ioctl(TIOCSPGRP, termios));
    assertEquals(-Errno.EFAULT.number(), ioctl(TCGETS, -4));
  }

  @Test
  void messagesReachIt() {
    c.process().descriptors().duplicate(fd);
    c.process().descriptors().duplicate(fd);
    c.run("emscripten_console_error", c.string("oops"));
    assertEquals("oops\n", output.toString(java.nio.charset.StandardCharsets.UTF_8));
  }
}
