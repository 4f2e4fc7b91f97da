package org.onward.matching.vacancy;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.shared.StartupRefusal;

/**
 * Legal minimum pay as the deployer enters it, each with its first day and its source. None comes
 * with the product: a figure nobody vouches for is worse than none.
 */
@Singleton
final class PayFloors {
    private final List<Floor> floors;

    /**
     * @param place ISO 3166-2, or ISO 3166-1 for a whole country
     * @param from first day it holds
     * @param source who says so
     */
    record Floor(String place, LocalDate from, Money least, PayPeriod period, String source) {}

    /**
     * @param file CSV with place, from, amount, currency, period and source; empty for none
     */
    PayFloors(@Value("${onward.pay-floors:}") String file) {
        this.floors = file.isBlank() ? List.of() : read(Path.of(file));
    }

    /** Of the province where there is one, else of the country; the latest that holds. */
    Optional<Floor> on(@Nullable String place, String country, LocalDate day) {
        return holding(place, day).or(() -> holding(country, day));
    }

    private Optional<Floor> holding(@Nullable String place, LocalDate day) {
        return floors.stream()
                .filter(floor -> floor.place().equals(place) && !floor.from().isAfter(day))
                .max(Comparator.comparing(Floor::from));
    }

    private static List<Floor> read(Path file) {
        int line = 1;
        try (MappingIterator<Map<String, String>> rows =
                CsvMapper.builder()
                        .enable(CsvParser.Feature.TRIM_SPACES)
                        .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                        .build()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(Files.readString(file, StandardCharsets.UTF_8))) {
            List<Floor> floors = new ArrayList<>();
            while (rows.hasNextValue()) {
                line++;
                floors.add(floor(rows.nextValue()));
            }
            return floors;
        } catch (IOException e) {
            throw new StartupRefusal("The pay floors in %s cannot be read.".formatted(file), e);
        } catch (RuntimeException e) {
            throw new StartupRefusal(
                    "Row %d of the pay floors in %s needs place, from, amount, currency, period and source."
                            .formatted(line, file),
                    e);
        }
    }

    private static Floor floor(Map<String, String> row) {
        return new Floor(
                cell(row, "place"),
                LocalDate.parse(cell(row, "from")),
                Money.ofMajor(
                        new BigDecimal(cell(row, "amount")),
                        Currency.getInstance(cell(row, "currency"))),
                PayPeriod.valueOf(cell(row, "period").toUpperCase(Locale.ROOT)),
                cell(row, "source"));
    }

    private static String cell(Map<String, String> row, String name) {
        String cell = row.get(name);
        if (cell == null || cell.isBlank()) {
            throw new IllegalArgumentException("no " + name);
        }
        return cell;
    }
}
