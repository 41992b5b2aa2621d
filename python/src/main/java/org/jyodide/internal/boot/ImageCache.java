package org.jyodide.internal.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jyodide.internal.snapshot.ImageException;
import org.jyodide.internal.snapshot.PythonImage;

/**
 * A file that keeps the start image unpacked: reading it takes a tenth of the time. It is made when
 * it is not there or does not fit; where that is impossible, everything works as without it.
 */
final class ImageCache {
  /** The system property that names the file. */
  private static final String PROPERTY = "jyodide.startImage";

  private final Path file;

  private ImageCache(Path file) {
    this.file = file;
  }

  /** The file that the system property names, if it does. */
  static Optional<ImageCache> ofProperty() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(name -> !name.isEmpty())
        .map(name -> new ImageCache(Path.of(name).toAbsolutePath()));
  }

  /** The image, if there is one that fits. */
  Optional<PythonImage> read(Distribution distribution) {
    try {
      return Files.isReadable(file) ? Optional.of(distribution.readImage(file)) : Optional.empty();
    } catch (IOException | ImageException e) {
      return Optional.empty();
    }
  }

  /** Keeps an image, if the file can be written. */
  void write(Distribution distribution, PythonImage image) {
    try {
      distribution.writeImage(image, false, file);
    } catch (IOException e) {
      // The next start unpacks it again.
    }
  }
}
