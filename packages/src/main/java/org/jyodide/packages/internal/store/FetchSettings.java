package org.jyodide.packages.internal.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jyodide.NetworkAccess;
import org.jyodide.packages.ProgressListener;

/**
 * How files are fetched.
 *
 * @param access which hosts may be asked
 * @param certificates a PEM file with certificates to trust instead of Java's
 * @param proxy what to ask instead of the host itself
 * @param timeout how long to wait for the beginning of an answer
 */
public record FetchSettings(
    NetworkAccess access,
    Optional<Path> certificates,
    Optional<URI> proxy,
    Duration timeout,
    ProgressListener progress) {}
