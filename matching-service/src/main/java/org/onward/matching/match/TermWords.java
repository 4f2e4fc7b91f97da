package org.onward.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.MatchCard.PayWords;
import org.onward.matching.match.Reason.Outcome;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Must;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Overseas;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.web.Page;

/** What is paid beside what is needed, and what work far away costs, in the words of a page. */
public final class TermWords {
    /** Nobody goes farther than this and back on each day of work. */
    static final int NO_DAILY_WAY_KM = 60;

    private static final int WEEKS_A_MONTH = 4;

    private final Page page;

    TermWords(Page page) {
        this.page = page;
    }

    PayWords pay(Match match) {
        Pay told = match.vacancy().post().pay();
        Optional<Money> stipend = stipend(match.vacancy());
        List<String> extras = new ArrayList<>();
        // the month's pay has it in it already
        stipend.filter(s -> told != null)
                .ifPresent(
                        s ->
                                extras.add(
                                        page.t(
                                                match.pay().isPresent()
                                                        ? "match.stipend_in_it"
                                                        : "match.with_stipend",
                                                page.pay(s, PayPeriod.MONTH))));
        if (Boolean.TRUE.equals(match.vacancy().post().liveIn())) {
            extras.add(page.t("matches.extra.live_in"));
        } else if (Boolean.TRUE.equals(match.vacancy().post().accommodation())) {
            extras.add(page.t("matches.extra.housing"));
        }
        String need =
                match.need()
                        .map(
                                n ->
                                        page.t(
                                                n.complete()
                                                        ? "matches.pay_needs"
                                                        : "match.needs_at_least",
                                                page.money(n.monthly())))
                        .orElse(null);
        Optional<Match.PayRange> month = match.pay();
        String pay =
                month.map(
                                range ->
                                        told == null && stipend.isPresent()
                                                ? page.t(
                                                        "matches.stipend",
                                                        page.pay(range.min(), PayPeriod.MONTH))
                                                : isWorkedOut(told) ? about(range) : range(range))
                        .orElse(null);
        String advert =
                told != null && (isWorkedOut(told) || month.isEmpty())
                        ? page.t(
                                "money." + MatchBody.lower(told.period()),
                                page.span(told.min(), told.max()))
                        : null;
        return new PayWords(
                pay,
                advert,
                extras,
                need,
                against(match, isWorkedOut(told)),
                month.flatMap(range -> match.need().map(n -> covers(range, n))).orElse(false),
                belowFloor(match),
                need == null ? aboveFloor(match) : null);
    }

    private @Nullable String aboveFloor(Match match) {
        Money floor = match.floor().orElse(null);
        return floor != null
                        && match.pay()
                                .map(Match.PayRange::min)
                                .filter(min -> min.currency().equals(floor.currency()))
                                .filter(min -> min.minor() >= floor.minor())
                                .isPresent()
                ? page.t("match.above_floor", page.money(floor.whole()))
                : null;
    }

    /**
     * A job that is known to lie below it altogether is stopped, and that is said there. Of what is
     * to be learnt it is said where no need is known to hold the pay to.
     */
    private @Nullable String belowFloor(Match match) {
        Match.PayRange range = match.pay().orElse(null);
        Money floor = match.floor().orElse(null);
        boolean job = match.vacancy().kind() == Kind.JOB;
        if (range == null
                || floor == null
                || !range.min().currency().equals(floor.currency())
                || range.min().minor() >= floor.minor()) {
            return null;
        }
        Money max = range.max();
        String sum = page.money(floor.whole());
        if (max == null) {
            return page.t("match.below_floor.open", sum);
        }
        if (max.minor() < floor.minor()) {
            return job ? null : page.t("match.below_floor.all", sum);
        }
        return page.t("match.below_floor", sum);
    }

    /** What is paid by the day or the hour makes a month only about. */
    static boolean isWorkedOut(@Nullable Pay pay) {
        return pay != null && pay.period() != PayPeriod.MONTH;
    }

    private @Nullable String against(Match match, boolean workedOut) {
        Optional<Match.PayRange> month = match.pay();
        Optional<IncomeNeed> need = match.need();
        if (month.isEmpty() || need.isEmpty()) {
            return null;
        }
        Money min = month.get().min();
        Money needed = need.get().monthly();
        if (!min.currency().equals(needed.currency())) {
            return null;
        }
        long over = min.minor() - needed.minor();
        String apart = page.money(new Money(Math.abs(over), needed.currency()).whole());
        boolean all = need.get().complete();
        if (over == 0) {
            return page.t(all ? "match.covers_exactly" : "match.covers_known");
        }
        Money max = month.get().max();
        boolean enoughAtMost = max == null || max.minor() >= needed.minor();
        String said =
                page.t(
                        over > 0
                                ? all ? "compare.covers" : "match.covers_known.over"
                                : (all ? "compare.short" : "match.short_of_known")
                                        + (enoughAtMost ? ".lowest" : ""),
                        workedOut ? page.t("match.about", apart) : apart);
        Integer weeks = match.vacancy().weeks();
        return asSentence(
                over > 0
                                || enoughAtMost
                                || weeks == null
                                || weeks <= WEEKS_A_MONTH
                                || isLessBefore(match)
                        ? said
                        : page.t(
                                "match.short_in_all",
                                said,
                                page.t(
                                        "match.about",
                                        page.money(
                                                MonthlyPay.inAll(
                                                        new Money(-over, needed.currency()),
                                                        weeks))),
                                page.weeks(weeks)));
    }

    /**
     * Whether the need of a month falls before what lasts some weeks ends, as a debt that is in it
     * is paid off by then.
     */
    boolean isLessBefore(Match match) {
        Integer weeks = match.vacancy().weeks();
        LocalDate paid = match.need().map(need -> need.parts().overOn()).orElse(null);
        if (weeks == null || paid == null) {
            return false;
        }
        LocalDate begins = match.vacancy().post().startOn();
        return paid.isBefore(
                (begins == null || begins.isBefore(page.today()) ? page.today() : begins)
                        .plusWeeks(weeks));
    }

    /** "about", with which some begin, is a word inside of others. */
    public static String asSentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean covers(Match.PayRange range, IncomeNeed need) {
        return range.min().currency().equals(need.monthly().currency())
                && range.min().minor() >= need.monthly().minor();
    }

    /** A month of what is paid by the day or the hour. */
    private String about(Match.PayRange range) {
        return range.max() != null
                ? page.t("match.about", range(range))
                : page.t(
                        "money.month",
                        page.t(
                                "money.from",
                                page.t("match.about", page.money(range.min().whole()))));
    }

    String month(MonthlyPay pay) {
        Match.PayRange range = new Match.PayRange(pay.min(), pay.max());
        return pay.workedOut() ? about(range) : range(range);
    }

    private String range(Match.PayRange range) {
        Money max = range.max();
        return page.t(
                "money.month", page.span(range.min().whole(), max == null ? null : max.whole()));
    }

    static Optional<Money> stipend(Vacancy vacancy) {
        return Optional.ofNullable(
                switch (vacancy) {
                    case Vacancy.Job j -> null;
                    case Vacancy.Apprenticeship a -> a.stipend();
                    case Vacancy.Training t -> t.stipend();
                });
    }

    /** Of where it is and of what they need, what a counsellor has to know; a sentence each. */
    List<String> terms(Match match) {
        List<String> said = new ArrayList<>(away(match));
        said.addAll(abroad(match.vacancy().post().overseas()));
        IncomeNeed need = match.need().orElse(null);
        if (need == null) {
            return said;
        }
        IncomeNeed.Parts parts = need.parts();
        Currency currency = need.monthly().currency();
        if (parts.debts() > 0) {
            String debts = page.money(new Money(parts.debts(), currency));
            said.add(
                    parts.nextDue() == null
                            ? page.t("match.need.debts", debts)
                            : page.t("match.need.debts.due", debts, page.day(parts.nextDue())));
        }
        LocalDate over = parts.overOn();
        if (over != null) {
            Money then = new Money(need.monthly().minor() - parts.over(), currency);
            said.add(
                    page.t(
                            "match.need.debts.over" + (need.complete() ? "" : ".part"),
                            page.day(over),
                            page.money(then)));
        }
        if (parts.paid() > 0) {
            said.add(page.t("match.need.paid", page.money(new Money(parts.paid(), currency))));
        }
        if (parts.rent() > 0 && isHoused(match.vacancy().post())) {
            said.add(withoutRent(match, need.monthly(), new Money(parts.rent(), currency)));
        }
        return said;
    }

    /** That it was checked, and by which visa whoever may not work there yet would. */
    private List<String> abroad(@Nullable Overseas work) {
        LocalDate checked = work == null ? null : work.vettedOn();
        if (work == null || checked == null) {
            return List.of();
        }
        return List.of(
                work.visaClass() == null
                        ? page.t("match.overseas", page.day(checked))
                        : page.t("match.overseas.visa", page.day(checked), work.visaClass()));
    }

    /** Pay that falls short of a need may cover it once there is no rent to be paid. */
    private String withoutRent(Match match, Money need, Money rent) {
        String sum = page.money(rent);
        Money min = match.pay().map(Match.PayRange::min).orElse(null);
        if (min == null || !min.currency().equals(need.currency()) || min.minor() >= need.minor()) {
            return page.t("match.need.rent", sum);
        }
        long left = need.minor() - rent.minor() - min.minor();
        return left <= 0
                ? page.t("match.need.rent.covers", sum)
                : page.t(
                        "match.need.rent.short",
                        sum,
                        sum(
                                new Money(left, need.currency()),
                                isWorkedOut(match.vacancy().post().pay())));
    }

    /** Living in is a place to live, too. */
    static boolean isHoused(Post post) {
        return Boolean.TRUE.equals(post.accommodation()) || Boolean.TRUE.equals(post.liveIn());
    }

    /**
     * Housing farther away than they said they would go: whether it is given, and that what a month
     * must bring in has none of it.
     */
    private List<String> away(Match match) {
        Post post = match.vacancy().post();
        boolean lost =
                match.factor(Factor.DISTANCE)
                        .filter(way -> way.reason().outcome() == Outcome.REASON)
                        .isPresent();
        if (isHoused(post)
                || !lost
                || match.reach()
                        .map(Match.Reach::km)
                        .filter(km -> km > NO_DAILY_WAY_KM)
                        .isEmpty()) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        if (post.accommodation() == null && !match.unstated().contains(Must.ACCOMMODATION)) {
            said.add(page.t("match.away.unsaid"));
        }
        if (match.need().isPresent()) {
            said.add(page.t("match.away"));
        }
        return said;
    }

    /** What the work that they have pays, and whether it is with the same employer. */
    List<String> now(Match match) {
        Match.Now now = match.now();
        if (now == null) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        if (now.here()) {
            said.add(page.t("match.now.here", page.day(now.since())));
        }
        if (now.month() != null) {
            MonthlyPay month = now.month();
            boolean about = month.workedOut() || isWorkedOut(match.vacancy().post().pay());
            String pays = sum(month.min(), month.workedOut());
            Match.PayRange here = match.pay().orElse(null);
            Money most = here == null ? null : more(month.min(), here.max());
            Money least = here == null ? null : more(month.min(), here.min());
            said.add(
                    most != null
                            ? page.t("match.now.pays.more", pays, sum(most, about))
                            : least != null
                                    ? page.t("match.now.pays.within", pays, sum(least, about))
                                    : page.t("match.now.pays", pays));
        }
        return said;
    }

    private String sum(Money money, boolean about) {
        String sum = page.money(money.whole());
        return about ? page.t("match.about", sum) : sum;
    }

    /** By how much it is more; null where it is not, or nobody can tell. */
    private static @Nullable Money more(Money now, @Nullable Money than) {
        return than == null
                        || !than.currency().equals(now.currency())
                        || than.minor() >= now.minor()
                ? null
                : new Money(now.minor() - than.minor(), now.currency());
    }
}
