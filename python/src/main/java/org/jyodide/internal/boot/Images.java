package org.jyodide.internal.boot;

import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jyodide.internal.snapshot.ImageException;
import org.jyodide.internal.snapshot.ImageWriter;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.snapshot.StoredImage;
import org.jyodide.wasm.DevOptions;

/**
 * The images of one {@link Distribution}: that which interpreters start from, and those in files of
 * users. The start image is read in the background as soon as the distribution is looked for.
 *
 * <p>A switch may name a file that keeps the start image unpacked: reading it takes a tenth of the
 * time. It is made when it is not there or does not fit; where that is impossible, everything works
 * as without it.
 */
public final class Images {
  static final String START_IMAGE = "start.image";
  private static final String RESOURCE = "/META-INF/jyodide/start/" + START_IMAGE;

  /**
   * A start image.
   *
   * @param isKept whether it is from the file that keeps it
   */
  record Found(StoredImage image, boolean isKept) {}

  private final Distribution distribution;
  private final Background<Optional<Found>> stored;
  private boolean isStartImageOpen;
  private Optional<PythonImage> startImage = Optional.empty();

  Images(Distribution distribution, Background<Optional<Found>> stored) {
    this.distribution = distribution;
    this.stored = stored;
  }

  /** Begins to read the start image, which may be of another build. */
  static Background<Optional<Found>> readStartImage() {
    return Background.start(
        "start-image",
        () ->
            DevOptions.current().startsFromTheBeginning() || DevOptions.current().makesStartImage()
                ? Optional.empty()
                : cacheFile().flatMap(Images::readCache).or(Images::readResource));
  }

  private static Optional<Path> cacheFile() {
    return DevOptions.current().startImage().map(name -> Path.of(name).toAbsolutePath());
  }

  private static Optional<Found> readCache(Path file) {
    try {
      return Files.isReadable(file)
          ? Optional.of(new Found(readFile(file), true))
          : Optional.empty();
    } catch (IOException | ImageException e) {
      return Optional.empty();
    }
  }

  private static StoredImage readFile(Path file) throws IOException {
    // A stream of Files would first copy all of it out of the Java heap.
    try (InputStream in = new FileInputStream(file.toFile())) {
      return StoredImage.read(in, Files.size(file));
    }
  }

  private static Optional<Found> readResource() {
    try (InputStream in = Images.class.getResourceAsStream(RESOURCE)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new Found(StoredImage.read(in, Long.MAX_VALUE), false));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + RESOURCE, e);
    } catch (ImageException e) {
      throw damaged(e);
    }
  }

  private static IllegalStateException damaged(ImageException e) {
    return new IllegalStateException(
        "the artifact jyodide-python is damaged, its start image cannot be used: " + e.getMessage(),
        e);
  }

  /** The image that interpreters start from, if the artifact has one that fits. */
  synchronized Optional<PythonImage> startImage() {
    if (!isStartImageOpen) {
      startImage = openStartImage();
      isStartImageOpen = true;
    }
    return startImage;
  }

  private Optional<PythonImage> openStartImage() {
    if (DevOptions.current().makesStartImage()) {
      return Optional.of(StartImage.make(distribution));
    }
    Optional<Found> first = stored.get();
    if (first.isPresent() && first.get().isKept()) {
      try {
        return first.map(found -> open(found.image()));
      } catch (ImageException e) {
        // What was kept is of another build.
        first = readResource();
      }
    }
    try {
      Optional<PythonImage> image = first.map(found -> open(found.image()));
      image.ifPresent(made -> cacheFile().ifPresent(file -> keep(made, file)));
      return image;
    } catch (ImageException e) {
      throw damaged(e);
    }
  }

  private void keep(PythonImage image, Path file) {
    try {
      write(image, file);
    } catch (IOException e) {
      // The next start unpacks it again.
    }
  }

  private PythonImage open(StoredImage image) {
    return image.open(distribution.buildId(), distribution.sharedFiles());
  }

  /**
   * Reads an image.
   *
   * @throws ImageException if it is damaged or of another build
   * @throws IOException if the file cannot be read
   */
  public PythonImage read(Path file) throws IOException {
    return open(readFile(file));
  }

  /** Writes an image to a file, which is complete or not there. */
  public void write(PythonImage image, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        ImageWriter.write(image, distribution.buildId(), distribution.sharedFiles(), out);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
