package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Types.Kind;

/** Immutable values of Python's library that Java's library has as well. */
final class LibraryValues {
  private final CApi api;
  private final Times times;

  LibraryValues(CApi api) {
    this.api = api;
    times = new Times(api);
  }

  Map<Type, Converter> converters() {
    Map<Type, Converter> found = new HashMap<>();
    found.put(LocalDate.class, times::localDate);
    found.put(LocalTime.class, times::localTime);
    found.put(OffsetTime.class, times::offsetTime);
    found.put(LocalDateTime.class, times::localDateTime);
    found.put(OffsetDateTime.class, times::offsetDateTime);
    found.put(ZonedDateTime.class, times::zonedDateTime);
    found.put(Instant.class, object -> times.offsetDateTime(object).toInstant());
    found.put(Duration.class, times::duration);
    found.put(UUID.class, this::uuid);
    found.put(Path.class, this::path);
    return found;
  }

  Optional<Object> valueOf(int object) {
    return switch (api.types().name(object)) {
      case "datetime.date" -> Optional.of(times.localDate(object));
      case "datetime.time" ->
          Optional.of(times.isAware(object) ? times.offsetTime(object) : times.localTime(object));
      case "datetime.datetime" ->
          Optional.of(
              !times.isAware(object)
                  ? times.localDateTime(object)
                  : times.hasZone(object)
                      ? times.zonedDateTime(object)
                      : times.offsetDateTime(object));
      case "datetime.timedelta" -> Optional.of(times.duration(object));
      case "decimal.Decimal" -> Optional.of(Scalars.decimalOf(api, object));
      case "uuid.UUID" -> Optional.of(uuid(object));
      default -> Optional.empty();
    };
  }

  private UUID uuid(int object) {
    if (!api.objects().isInstance(object, api.code().member("uuid", "UUID"))) {
      throw api.toJava().mismatch(object, "uuid.UUID");
    }
    return UUID.fromString(api.objects().str(object));
  }

  /** A {@code str} or what {@code os.fspath} makes one of. */
  private Path path(int object) {
    String text;
    if (api.types().kind(object) == Kind.STR) {
      text = api.strings().toJava(object);
    } else if (api.objects().hasAttr(object, "__fspath__")) {
      int string = api.code().callModuleFunction("os", "fspath", api.python().incRef(object));
      try {
        text = api.toJava().asString(string);
      } finally {
        api.python().decRef(string);
      }
    } else {
      throw api.toJava().mismatch(object, "str or os.PathLike");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw api.toJava().doesNotFit(object, "a path of this system");
    }
  }
}
