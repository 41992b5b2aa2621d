package org.jyodide.internal.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jyodide.internal.snapshot.PythonImage;

/** The program by which the build makes the start image. */
public final class MakeStartImage {
  private MakeStartImage() {}

  /** Makes it; the argument is the directory where it shall be. */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0]).resolve(Images.START_IMAGE);
    Distribution distribution = Distribution.find();
    PythonImage image = StartImage.make(distribution);
    distribution.images().write(image, target);
    System.out.println(
        "start image: "
            + Files.size(target) / 1024
            + " KiB, "
            + image.process().memory().bytes().length / 1024
            + " KiB of memory");
  }
}
