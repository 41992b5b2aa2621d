package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_NONBLOCK;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jyodide.vfs.memory.MemoryFiles;

@Timeout(20)
class PipeFilesTest {
  private Guest guest;
  private PipeFiles pipes;

  @BeforeEach
  void makeGuest() {
    guest = new Guest(MemoryFiles.create());
    pipes = new PipeFiles(guest.files, InstantSource.system());
  }

  private int[] pipe(int flags) {
    PipeFiles.Ends ends = pipes.create(flags);
    return new int[] {
      guest.descriptors.add(ends.reader(), false), guest.descriptors.add(ends.writer(), false)
    };
  }

  /** Runs an action on another thread once the guest has had time to start waiting. */
  private static CompletableFuture<Void> soon(Runnable action) {
    return CompletableFuture.runAsync(
        action, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
  }

  @Test
  void carriesBytesInOrder() {
    int[] pipe = pipe(0);
    guest.write(pipe[1], "hello ");
    guest.write(pipe[1], "world");
    assertEquals(11, guest.file(pipe[0]).available());
    assertEquals("hello", guest.readSome(pipe[0], 5));
    assertEquals(" world", guest.readSome(pipe[0], 100));
    assertEquals(FileType.FIFO, guest.file(pipe[0]).stat().type());
    assertTrue(guest.file(pipe[0]).path().matches("pipe:\\[\\d+\\]"));
  }

  @Test
  void endsWhenTheLastWriterCloses() {
    int[] pipe = pipe(0);
    int second = guest.descriptors.duplicate(pipe[1]);
    guest.write(pipe[1], "rest");
    guest.descriptors.close(pipe[1]);
    guest.write(second, "!");
    guest.descriptors.close(second);
    assertEquals("rest!", guest.readSome(pipe[0], 100));
    assertEquals("", guest.readSome(pipe[0], 100));
    assertEquals(Readiness.HANG_UP, guest.file(pipe[0]).readiness());
  }

  @Test
  void breaksWhenTheLastReaderCloses() {
    int[] pipe = pipe(0);
    guest.descriptors.close(pipe[0]);
    assertErrno(Errno.EPIPE, () -> guest.write(pipe[1], "x"));
    assertEquals(Readiness.WRITABLE | Readiness.ERROR, guest.file(pipe[1]).readiness());
  }

  @Test
  void doesNotWaitIfAskedNotTo() {
    int[] pipe = pipe(O_NONBLOCK);
    assertErrno(Errno.EAGAIN, () -> guest.readSome(pipe[0], 1));
    assertEquals(0, guest.file(pipe[0]).readiness());
    byte[] large = new byte[100_000];
    assertEquals(65536, guest.file(pipe[1]).write(large, 0, large.length));
    assertErrno(Errno.EAGAIN, () -> guest.file(pipe[1]).write(large, 0, 1));
    assertEquals(0, guest.file(pipe[1]).readiness());
    assertEquals(Readiness.READABLE, guest.file(pipe[0]).readiness());
    guest.readSome(pipe[0], 100);
    assertErrno(Errno.EAGAIN, () -> guest.file(pipe[1]).write(large, 0, 4096));
    assertEquals(100, guest.file(pipe[1]).write(large, 0, 100));
    assertEquals(0, guest.file(pipe[1]).write(large, 0, 0));
  }

  @Test
  void hasNoPositions() {
    int[] pipe = pipe(0);
    assertErrno(Errno.ESPIPE, () -> guest.file(pipe[0]).seek(0, Whence.CURRENT));
    assertErrno(Errno.ESPIPE, () -> guest.file(pipe[0]).readAt(0, new byte[1], 0, 1));
    assertErrno(Errno.EINVAL, () -> guest.file(pipe[1]).setSize(0));
    assertErrno(Errno.EINVAL, () -> guest.file(pipe[1]).sync(false));
    assertErrno(Errno.EBADF, () -> guest.file(pipe[0]).write(new byte[1], 0, 1));
    assertErrno(Errno.EBADF, () -> guest.file(pipe[1]).read(new byte[1], 0, 1));
  }

  @Test
  void waitsForTheHostToWrite() {
    PipeFiles.Feed feed = pipes.createFeed();
    int fd = guest.descriptors.add(feed.guest(), false);
    CompletableFuture<Void> writer =
        soon(
            () -> {
              try (OutputStream out = feed.host()) {
                out.write("from the host".getBytes(StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertEquals("from the host", guest.readSome(fd, 100));
    assertEquals("", guest.readSome(fd, 100));
    writer.join();
  }

  @Test
  void carriesMuchBothWays() throws IOException {
    byte[] content = new byte[1_000_000];
    new Random(3).nextBytes(content);
    PipeFiles.Feed feed = pipes.createFeed();
    CompletableFuture<Void> writer =
        soon(
            () -> {
              try (OutputStream out = feed.host()) {
                out.write(content);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    int fd = guest.descriptors.add(feed.guest(), false);
    assertArrayEquals(content, guest.readBytes(fd));
    writer.join();

    PipeFiles.Drain drain = pipes.createDrain();
    int out = guest.descriptors.add(drain.guest(), false);
    CompletableFuture<byte[]> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return drain.host().readAllBytes();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertEquals(content.length, guest.file(out).write(content, 0, content.length));
    guest.descriptors.close(out);
    assertArrayEquals(content, reader.join());
  }

  @Test
  void tellsTheHostWhenTheGuestIsGone() throws IOException {
    PipeFiles.Feed feed = pipes.createFeed();
    int fd = guest.descriptors.add(feed.guest(), false);
    guest.descriptors.close(fd);
    assertThrows(IOException.class, () -> feed.host().write(1));
    feed.host().close();
    assertThrows(IOException.class, () -> feed.host().write(1));

    PipeFiles.Drain drain = pipes.createDrain();
    int out = guest.descriptors.add(drain.guest(), false);
    drain.host().close();
    assertErrno(Errno.EPIPE, () -> guest.write(out, "x"));
  }

  @Test
  void readsCanBeInterrupted() {
    int[] pipe = pipe(0);
    CompletableFuture<Void> interrupter = soon(() -> guest.files.waits().interrupt());
    assertErrno(Errno.EINTR, () -> guest.readSome(pipe[0], 1));
    interrupter.join();
    guest.write(pipe[1], "x");
    assertEquals("x", guest.readSome(pipe[0], 1));
  }

  @Test
  void writesCanBeInterrupted() {
    int[] pipe = pipe(0);
    byte[] large = new byte[70_000];
    CompletableFuture<Void> interrupter = soon(() -> guest.files.waits().interrupt());
    assertEquals(65536, guest.file(pipe[1]).write(large, 0, large.length));
    interrupter.join();
    CompletableFuture<Void> again = soon(() -> guest.files.waits().interrupt());
    assertErrno(Errno.EINTR, () -> guest.file(pipe[1]).write(large, 0, 1));
    again.join();
  }

  @Test
  void waitingTakesNoLongerThanItsDeadline() {
    WaitQueue waits = guest.files.waits();
    long start = System.nanoTime();
    assertFalse(waits.awaitUntil(waits.ticket(), start + 30_000_000));
    assertTrue(System.nanoTime() - start >= 30_000_000);
    long ticket = waits.ticket();
    waits.signal();
    assertTrue(waits.awaitUntil(ticket, Long.MAX_VALUE));
    waits.interrupt();
    long later = waits.ticket();
    assertErrno(Errno.EINTR, () -> waits.await(later));
    assertFalse(waits.awaitUntil(waits.ticket(), System.nanoTime()));
  }

  @Test
  void interruptedThreadsHearOfItOnce() {
    int[] pipe = pipe(0);
    Thread.currentThread().interrupt();
    assertErrno(Errno.EINTR, () -> guest.readSome(pipe[0], 1));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void namedPipesWaitForTheOtherSide() {
    Node root = guest.files.root();
    guest.files.createNode(root, "fifo", FileType.FIFO.modeBits() | 0600, 0);
    assertErrno(Errno.ENXIO, () -> guest.open("/fifo", O_WRONLY | O_NONBLOCK));
    CompletableFuture<Void> interrupter = soon(() -> guest.files.waits().interrupt());
    assertErrno(Errno.EINTR, () -> guest.open("/fifo", O_RDONLY));
    interrupter.join();
    assertErrno(Errno.ENXIO, () -> guest.open("/fifo", O_WRONLY | O_NONBLOCK));
    int reader = guest.open("/fifo", O_RDONLY | O_NONBLOCK);
    int writer = guest.open("/fifo", O_WRONLY);
    guest.write(writer, "named");
    assertEquals("named", guest.readSome(reader, 10));
    guest.descriptors.close(writer);
    assertEquals("", guest.readSome(reader, 10));
  }
}
