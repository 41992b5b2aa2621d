package org.jyodide.vfs;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/**
 * The pipes without a name of one file system. They have inodes and a device number like other
 * files, but no place in the tree.
 */
public final class PipeFiles {
  private final WaitQueue waits;
  private final InstantSource clock;
  private final Mount mount;
  private long nextNumber = 2;

  /**
   * Both sides of a new pipe.
   *
   * @param reader the side that is read
   * @param writer the side that is written
   */
  public record Ends(OpenFile reader, OpenFile writer) {}

  /**
   * One side of a new pipe for the guest, the other for a thread of the host.
   *
   * @param guest the guest's side
   * @param host writes what the guest reads; closing it ends the guest's input
   */
  public record Feed(OpenFile guest, OutputStream host) {}

  /**
   * One side of a new pipe for the guest, the other for a thread of the host.
   *
   * @param guest the guest's side
   * @param host reads what the guest writes; once it is closed the guest gets EPIPE
   */
  public record Drain(OpenFile guest, InputStream host) {}

  /** Pipes for one file system. */
  public PipeFiles(VirtualFileSystem files, InstantSource clock) {
    this.waits = files.waits();
    this.clock = clock;
    this.mount = files.detachedMount();
  }

  /** Makes a pipe for the guest alone; of the flags, {@code O_NONBLOCK} counts. */
  public Ends create(int flags) {
    Node node = node();
    Pipe pipe = ((Fifo) node.inode()).pipe();
    int status = flags & OpenFlags.O_NONBLOCK;
    return new Ends(
        new PipeReader(node, OpenFlags.O_RDONLY | status, pipe, waits),
        new PipeWriter(node, OpenFlags.O_WRONLY | status, pipe, waits));
  }

  /** Makes a pipe through which the host feeds the guest. */
  public Feed createFeed() {
    Node node = node();
    Pipe pipe = ((Fifo) node.inode()).pipe();
    OutputStream host = new PipeOutputStream(pipe, waits);
    return new Feed(new PipeReader(node, OpenFlags.O_RDONLY, pipe, waits), host);
  }

  /** Makes a pipe through which the guest feeds the host. */
  public Drain createDrain() {
    Node node = node();
    Pipe pipe = ((Fifo) node.inode()).pipe();
    InputStream host = new PipeInputStream(pipe, waits);
    return new Drain(new PipeWriter(node, OpenFlags.O_WRONLY, pipe, waits), host);
  }

  private Node node() {
    long number = nextNumber++;
    Fifo fifo = new Fifo(new StoredAttributes(number, FileType.FIFO.modeBits() | 0600, clock));
    return new Node(mount, fifo, "pipe:[" + number + "]");
  }
}
