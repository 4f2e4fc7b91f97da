package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.shared.StartupRefusal;

class PayFloorsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir private Path folder;

    private PayFloors floors(String rows) throws IOException {
        Path file = folder.resolve("floors.csv");
        Files.writeString(file, "place,from,amount,currency,period,source\n" + rows);
        return new PayFloors(file.toString());
    }

    @Test
    void theLatestThatHoldsOfTheProvinceElseOfTheCountry() throws IOException {
        PayFloors floors =
                floors(
                        """
                        TH-50,2025-01-01,350,THB,day,กระทรวงตัวอย่าง
                        TH-50,2026-01-01,360.50,THB,day,กระทรวงตัวอย่าง
                        TH-50,2027-01-01,900,THB,day,กระทรวงตัวอย่าง
                        PH,2026-01-01,12000,PHP,month,"Halimbawa, Inc."
                        """);
        assertThat(floors.on("TH-50", "TH", TODAY))
                .hasValueSatisfying(
                        floor -> {
                            assertThat(floor.least()).isEqualTo(Money.of(36_050, "THB"));
                            assertThat(floor.period()).isEqualTo(PayPeriod.DAY);
                            assertThat(floor.from()).isEqualTo(LocalDate.of(2026, 1, 1));
                        });
        assertThat(floors.on("PH-CEB", "PH", TODAY).map(PayFloors.Floor::source))
                .hasValue("Halimbawa, Inc.");
        assertThat(floors.on("TH-51", "TH", TODAY)).isEmpty();
        assertThat(floors.on(null, "TH", TODAY)).isEmpty();
        assertThat(new PayFloors("").on("TH-50", "TH", TODAY)).as("none is invented").isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedIsNamedAtTheStart() {
        assertThatThrownBy(() -> floors("TH-50,2026-01-01,360,THB,day,\n"))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("Row 2")
                .hasMessageContaining("source");
        assertThatThrownBy(() -> floors("TH-50,1 Jan,360,THB,day,x\n"))
                .isInstanceOf(StartupRefusal.class);
        assertThatThrownBy(() -> new PayFloors(folder.resolve("none.csv").toString()))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("cannot be read");
    }
}
