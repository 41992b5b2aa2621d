package org.jyodide.build;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A reason to stop the build, as one sentence for the person who started it. */
public final class BuildFailure extends Exception {
  private static final long serialVersionUID = 1;

  public BuildFailure(String sentence) {
    super(sentence);
  }

  /** A reason whose cause is a defect of the build: its stack trace is printed before. */
  public BuildFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What an {@link IOException} under a directory means to the user: often a full disk. */
  static BuildFailure of(IOException e, Path directory) {
    String message = String.valueOf(e.getMessage());
    if (isDiskFull(message)) {
      return diskFull(directory);
    }
    return new BuildFailure("cannot write below " + directory + ": " + e);
  }

  static boolean isDiskFull(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("no space left")
        || text.contains("enospc")
        || text.contains("not enough space")
        || text.contains("quota exceeded");
  }

  static BuildFailure diskFull(Path directory) {
    String free;
    try {
      FileStore store = Files.getFileStore(directory);
      free = store.getUsableSpace() / (1 << 20) + " MiB are free";
    } catch (IOException e) {
      free = "free space unknown";
    }
    return new BuildFailure(
        "the disk is full: " + directory + " needs about 100 MiB, " + free + "; make room there");
  }

  /** A program that the build runs. */
  public interface Program {
    void run() throws IOException, InterruptedException, BuildFailure;
  }

  /** Runs a program; on a failure prints its sentence and ends the JVM with status 1. */
  public static void exitOnFailure(Path directory, Program program) throws InterruptedException {
    try {
      program.run();
    } catch (BuildFailure e) {
      fail(e);
    } catch (IOException e) {
      fail(of(e, directory));
    }
  }

  private static void fail(BuildFailure failure) {
    if (failure.getCause() != null) {
      failure.getCause().printStackTrace();
    }
    System.err.println("jyodide: " + failure.getMessage());
    System.exit(1);
  }
}
