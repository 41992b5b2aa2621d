package org.jyodide.packages.internal.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jyodide.packages.PackageException;

/**
 * The right to change a directory of the host: one thread of one process has it. The file that
 * stands for it is there only as long, so that the same packages are the same files.
 */
final class TreeLock implements Tree.Lock {
  private static final String FILE = ".jyodide.lock";

  /** Threads of this process: to the system, they are one. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;
  private final ReentrantLock thread;

  private TreeLock(Path file, FileChannel channel, ReentrantLock thread) {
    this.file = file;
    this.channel = channel;
    this.thread = thread;
  }

  static Tree.Lock of(Path root, Consumer<String> waiting) {
    try {
      Files.createDirectories(root);
      Path real = root.toRealPath();
      ReentrantLock thread = THREADS.computeIfAbsent(real, path -> new ReentrantLock());
      if (!thread.tryLock()) {
        waiting.accept(root.toString());
        thread.lockInterruptibly();
      }
      if (thread.getHoldCount() > 1) {
        return thread::unlock;
      }
      try {
        Path file = real.resolve(FILE);
        return new TreeLock(file, open(file, waiting), thread);
      } catch (IOException | RuntimeException e) {
        thread.unlock();
        throw e;
      }
    } catch (IOException e) {
      throw new PackageException("packages cannot be changed in " + root + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackageException(
          "interrupted while another installation had the right to change " + root, e);
    }
  }

  private static FileChannel open(Path file, Consumer<String> waiting) throws IOException {
    boolean told = false;
    while (true) {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      try {
        Object opened = key(file);
        FileLock lock = channel.tryLock();
        if (lock == null) {
          if (!told) {
            waiting.accept(String.valueOf(file.getParent()));
          }
          told = true;
          lock = channel.lock();
        }
        // Who had it before has deleted the file; another may have made it again.
        if (lock.isValid() && Objects.equals(opened, key(file)) && Files.exists(file)) {
          return channel;
        }
      } catch (NoSuchFileException e) {
        // Deleted by who had it before.
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      channel.close();
    }
  }

  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }

  @Override
  public void close() {
    try {
      // Where a file that is open cannot be deleted it stays, and does no harm.
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // As above.
    }
    try {
      channel.close();
    } catch (IOException e) {
      // The system takes it back when the process ends.
    } finally {
      thread.unlock();
    }
  }
}
