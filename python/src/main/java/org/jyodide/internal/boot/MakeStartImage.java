package org.jyodide.internal.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jyodide.InterpreterOptions;
import org.jyodide.internal.capi.NoPyObjects;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.thread.InterpreterThread;

/** The program by which the build makes the start image. */
public final class MakeStartImage {
  private MakeStartImage() {}

  /** Makes it; the argument is the directory where it shall be. */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0]).resolve(Images.START_IMAGE);
    Distribution distribution = Distribution.find();
    PythonImage image = make(distribution);
    distribution.images().write(image, target);
    System.out.println(
        "start image: "
            + Files.size(target) / 1024
            + " KiB, "
            + image.process().memory().bytes().length / 1024
            + " KiB of memory");
  }

  /** Starts a Python from the beginning, and makes the image of it. */
  static PythonImage make(Distribution distribution) {
    InterpreterOptions options = InterpreterOptions.defaults().withTimeZone(ZoneId.of("UTC"));
    InterpreterThread thread =
        new InterpreterThread(
            "start-image",
            options.stackBytes(),
            () -> new IllegalStateException("the start image is made"));
    PythonImage image =
        thread.call(
            () -> {
              PythonProcess process =
                  PythonProcess.boot(Origin.of(distribution, options), thread, new NoPyObjects());
              PythonImage made = StartImage.make(process);
              process.close();
              return made;
            });
    thread.stop();
    thread.join();
    return image;
  }
}
