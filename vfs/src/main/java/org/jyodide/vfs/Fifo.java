package org.jyodide.vfs;

/** An inode that is a pipe: one with a name, or that of {@link PipeFiles}. */
public final class Fifo extends Inode {
  private final Pipe pipe = new Pipe();

  /** A pipe with the given attributes. */
  public Fifo(InodeAttributes attributes) {
    super(attributes);
  }

  @Override
  public FileType type() {
    return FileType.FIFO;
  }

  Pipe pipe() {
    return pipe;
  }

  /** Opens one side (or both) and waits for the other, unless asked not to. */
  OpenFile open(Node node, int flags, WaitQueue waits) {
    boolean reads = OpenFlags.reads(flags);
    boolean writes = OpenFlags.writes(flags);
    boolean waiting = !OpenFlags.has(flags, OpenFlags.O_NONBLOCK);
    if (writes && !reads && !waiting && !pipe.hasReaders()) {
      throw Errno.ENXIO.exception(node.path());
    }
    OpenFile file =
        reads ? new PipeReader(node, flags, pipe, waits) : new PipeWriter(node, flags, pipe, waits);
    if (waiting && reads != writes) {
      try {
        awaitOtherSide(reads, waits);
      } catch (ErrnoException e) {
        file.release();
        throw e;
      }
    }
    return file;
  }

  private void awaitOtherSide(boolean reads, WaitQueue waits) {
    while (true) {
      long ticket = waits.ticket();
      if (reads ? pipe.hasWriters() : pipe.hasReaders()) {
        return;
      }
      waits.await(ticket);
    }
  }
}
