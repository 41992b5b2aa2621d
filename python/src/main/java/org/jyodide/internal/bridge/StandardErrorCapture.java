package org.jyodide.internal.bridge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.Node;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;

/**
 * Catches what the program writes to descriptor 2 while it prints a traceback for the host. Signals
 * wait meanwhile: CPython drops what is raised while it prints.
 */
public final class StandardErrorCapture {
  private static final int STANDARD_ERROR = 2;
  private static final int CLOSED = -1;

  private final EmscriptenProcess process;
  private ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int original = CLOSED;

  StandardErrorCapture(EmscriptenProcess process) {
    this.process = process;
  }

  private static final class Sink extends OpenFile {
    private final ByteArrayOutputStream target;

    Sink(Node node, ByteArrayOutputStream target) {
      super(node, OpenFlags.O_WRONLY);
      this.target = target;
    }

    @Override
    public int write(byte[] source, int offset, int length) {
      target.write(source, offset, length);
      return length;
    }
  }

  /** Begins to catch. */
  public void capture() {
    process.interrupts().hold();
    FileDescriptors descriptors = process.descriptors();
    text = new ByteArrayOutputStream();
    original = descriptors.isOpen(STANDARD_ERROR) ? descriptors.duplicate(STANDARD_ERROR) : CLOSED;
    int sink = descriptors.add(new Sink(process.files().root(), text), false);
    if (sink != STANDARD_ERROR) {
      descriptors.duplicateTo(sink, STANDARD_ERROR, false);
      descriptors.close(sink);
    }
  }

  /** Puts the descriptor back as it was, and returns what was written meanwhile. */
  public String restore() {
    FileDescriptors descriptors = process.descriptors();
    if (original == CLOSED) {
      descriptors.close(STANDARD_ERROR);
    } else {
      descriptors.duplicateTo(original, STANDARD_ERROR, false);
      descriptors.close(original);
    }
    process.interrupts().release();
    return text.toString(StandardCharsets.UTF_8);
  }
}
