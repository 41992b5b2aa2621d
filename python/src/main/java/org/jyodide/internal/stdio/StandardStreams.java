package org.jyodide.internal.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jyodide.InterpreterOptions;
import org.jyodide.StandardStream;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.vfs.Terminal;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.vfs.WaitQueue;
import org.jyodide.vfs.device.ByteSink;
import org.jyodide.vfs.device.ByteSource;
import org.jyodide.vfs.device.DeviceFiles;
import org.jyodide.vfs.device.StreamDevice;
import org.jyodide.vfs.device.StreamSource;

/** The standard streams of the options as devices of the three names in {@code /dev}. */
public final class StandardStreams {
  private static final ByteSink NOWHERE = (source, offset, length) -> {};

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final Optional<Terminal> inTerminal;
  private final Optional<Terminal> outTerminal;
  private final Optional<Terminal> errTerminal;
  private Optional<StreamSource> input = Optional.empty();

  /** The streams of the options. */
  public StandardStreams(InterpreterOptions options) {
    in = new SafeInputStream(options.stdin());
    out = new SafeOutputStream(options.stdout());
    err = new SafeOutputStream(options.stderr());
    inTerminal = terminal(options, StandardStream.STDIN);
    outTerminal = terminal(options, StandardStream.STDOUT);
    errTerminal = terminal(options, StandardStream.STDERR);
  }

  private static Optional<Terminal> terminal(InterpreterOptions options, StandardStream stream) {
    return options.terminal(stream).map(HostTerminal::new);
  }

  /** Adds the devices. Reads wait in the queue. */
  public void addTo(DeviceFiles devices, WaitQueue waits) {
    StreamSource source = new StreamSource(in, waits);
    input = Optional.of(source);
    add(devices, "stdin", 0, new StreamDevice(source, NOWHERE, inTerminal, waits));
    add(devices, "stdout", 1, output(out, outTerminal, waits));
    add(devices, "stderr", 2, output(err, errTerminal, waits));
  }

  private static StreamDevice output(
      OutputStream stream, Optional<Terminal> terminal, WaitQueue waits) {
    return new StreamDevice(ByteSource.EMPTY, ByteSink.to(stream), terminal, waits);
  }

  private static void add(DeviceFiles devices, String name, int minor, StreamDevice device) {
    devices.add(name, DeviceFiles.HOST_MAJOR, minor, device);
  }

  /** Opens the devices as descriptors 0, 1 and 2 of a process that has none yet. */
  public static void open(VirtualFileSystem files, FileDescriptors descriptors) {
    descriptors.add(files.open("/dev/stdin", OpenFlags.O_RDONLY), false);
    descriptors.add(files.open("/dev/stdout", OpenFlags.O_WRONLY), false);
    descriptors.add(files.open("/dev/stderr", OpenFlags.O_WRONLY), false);
  }

  /** Flushes the Java streams and lets go of them; none of them is closed. */
  public void release() {
    input.ifPresent(StreamSource::close);
    flush(out);
    flush(err);
  }

  private static void flush(OutputStream stream) {
    try {
      stream.flush();
    } catch (IOException e) {
      // Python has ended: nobody is left to be told.
    }
  }
}
