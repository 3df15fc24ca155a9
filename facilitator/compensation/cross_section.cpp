#include "facilitator/compensation/cross_section.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "facilitator/people/folding.h"

namespace fv {
namespace {

constexpr std::array<std::string_view, 5> words = {"too-few", "counts-only", "all-reached", "spread-even", "spread-uneven"};

int rank_of(const std::string& grade)
{
    int number = 0;
    const auto [rest, error] = std::from_chars(grade.data(), grade.data() + grade.size(), number);
    if (error == std::errc{} && rest == grade.data() + grade.size()) return number + 2;
    return grade == "pre-k" ? 0 : grade == "k" ? 1 : grade == "mixed" ? 100 : 101;
}

/// From 1 to 4: a school or a class could be recognised by it.
bool is_small(int count) { return count > 0 && count < least_shown; }
std::optional<int> shown(int count) { return is_small(count) ? std::nullopt : std::optional(count); }

/// Small counts go, and the smallest of the rest where one alone could be worked out from the sum.
void withhold(std::vector<ReachedCount>& cells)
{
    const auto gone = std::count_if(cells.begin(), cells.end(), [](const ReachedCount& cell) { return cell.visits && is_small(*cell.visits); });
    for (ReachedCount& cell : cells)
        if (cell.visits && is_small(*cell.visits)) cell.visits.reset();
    if (gone != 1) return;
    ReachedCount* smallest = nullptr;
    for (ReachedCount& cell : cells)
        if (cell.visits && *cell.visits > 0 && (smallest == nullptr || *cell.visits < *smallest->visits)) smallest = &cell;
    if (smallest != nullptr) smallest->visits.reset();
}

double share(int visits, int families) { return families < 1 ? 0.0 : std::min(1.0, static_cast<double>(visits) / families); }

class Counting {
public:
    Counting(std::span<const LoggedVisit> log, const SchoolsOf& schools, const ClassSizes& sizes, const CrossSectionWish& wish) : sizes_(sizes)
    {
        for (const auto& [grade, families] : sizes_) by_grade_.try_emplace(grade, 0);
        for (const LoggedVisit& visit : log) {
            if (!visit.was_made() || (wish.from && visit.date < *wish.from) || (wish.until && *wish.until < visit.date)) continue;
            const std::map<std::string, std::string> of = schools_of_visit(visit, schools);
            if (!wish.school.empty() && !of.contains(folded(wish.school))) continue;
            if (visit.stage == Stage::second_visit) ++second_;
            if (visit.stage != Stage::first_visit) continue;
            ++first_;
            ++by_grade_[visit.grade];
            ++by_month_[iso_text(std::chrono::year_month_day{visit.date}).substr(0, 7)];
            if (wish.school.empty())
                for (const auto& [folded_name, name] : of) ++by_school_[name];
        }
    }

    CrossSection result()
    {
        CrossSection out;
        out.visits = shown(first_);
        out.second_visits = shown(second_);
        for (const auto& [grade, count] : by_grade_) out.grades.push_back(cell(grade, count));
        std::sort(out.grades.begin(), out.grades.end(), [](const ReachedCount& a, const ReachedCount& b) { return grade_before(a.key, b.key); });
        for (const auto& [month, count] : by_month_) out.months.push_back({month, count, {}, {}});
        for (const auto& [school, count] : by_school_) out.schools.push_back({school, count, {}, {}});
        withhold(out.grades);
        withhold(out.months);
        withhold(out.schools);
        for (ReachedCount& one : out.grades)
            if (one.visits && one.families) one.share = fv::share(*one.visits, *one.families);
        if (sizes_known() && out.visits) out.share = overall();
        out.statement = statement(out.grades);
        return out;
    }

private:
    /// As they are written, by their folded names.
    static std::map<std::string, std::string> schools_of_visit(const LoggedVisit& visit, const SchoolsOf& schools)
    {
        std::map<std::string, std::string> out;
        for (const Uuid& id : visit.educators)
            if (const auto found = schools.find(id); found != schools.end()) out.try_emplace(folded(found->second), found->second);
        return out;
    }

    [[nodiscard]] ReachedCount cell(const std::string& grade, int count) const
    {
        const auto size = sizes_.find(grade);
        return {grade, count, size == sizes_.end() ? std::nullopt : std::optional(size->second), {}};
    }
    [[nodiscard]] bool sizes_known() const
    {
        return !sizes_.empty() && std::all_of(by_grade_.begin(), by_grade_.end(), [&](const auto& one) {
                   const auto size = sizes_.find(one.first);
                   return size != sizes_.end() && size->second > 0;
               });
    }
    [[nodiscard]] double overall() const
    {
        int families = 0;
        for (const auto& [grade, size] : sizes_) families += size;
        return fv::share(first_, families);
    }

    [[nodiscard]] ReachStatement statement(const std::vector<ReachedCount>& grades) const
    {
        ReachStatement out;
        if (first_ < least_shown) return out;
        if (!sizes_known()) return {.what = ReachStatement::What::counts_only, .within = 0.0, .more = {}, .less = {}};
        const double middle = overall();
        // The withheld are not looked at, so that nothing about them can be read from what is said.
        for (const ReachedCount& one : grades) {
            if (!one.share) continue;
            out.within = std::max(out.within, std::abs(*one.share - middle));
            if (*one.share > middle + even_within) out.more.push_back(one.key);
            if (*one.share < middle - even_within) out.less.push_back(one.key);
        }
        const bool all = std::all_of(by_grade_.begin(), by_grade_.end(), [&](const auto& one) { return fv::share(one.second, sizes_.at(one.first)) >= all_from; });
        if (all) out.what = ReachStatement::What::all_reached;
        else out.what = out.more.empty() && out.less.empty() ? ReachStatement::What::spread_even : ReachStatement::What::spread_uneven;
        return out;
    }

    const ClassSizes& sizes_;
    std::map<std::string, int> by_grade_, by_month_, by_school_;
    int first_ = 0, second_ = 0;
};

}  // namespace

std::string_view word_of(ReachStatement::What what) { return words[static_cast<std::size_t>(what)]; }

bool grade_before(const std::string& a, const std::string& b)
{
    const int one = rank_of(a), other = rank_of(b);
    return one != other ? one < other : a < b;
}

CrossSection cross_section(std::span<const LoggedVisit> log, const SchoolsOf& schools, const ClassSizes& sizes, const CrossSectionWish& wish) { return Counting(log, schools, sizes, wish).result(); }

ClassSizesRead read_class_sizes(const Table& table)
{
    ClassSizesRead out{.sizes = {}, .faults = table.faults};
    std::size_t grade = table.column("grade"), families = table.column("families");
    if (grade == Table::npos) grade = table.column("grado");
    if (families == Table::npos) families = table.column("familias");
    if (!table.header.empty() && (grade == Table::npos || families == Table::npos))
        out.faults.push_back({table.file, 1, {}, "two columns are needed", "Name them \"grade\" and \"families\". The first row names the columns."});
    if (has_faults(out.faults)) return out;
    for (const TableRow& row : table.rows) {
        const auto named = grade_named(table.cell(row, grade));
        const std::string& text = table.cell(row, families);
        int count = 0;
        const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        const bool is_count = error == std::errc{} && rest == text.data() + text.size() && count >= 0 && count <= 100'000;
        if (!named) out.faults.push_back({table.file, row.number, table.header[grade], fmt::format("\"{}\" is no grade", table.cell(row, grade)), "Write pre-k, k, 1 to 13, or mixed: no name of a class."});
        if (!is_count) out.faults.push_back({table.file, row.number, table.header[families], fmt::format("\"{}\" is no number of families", text), "Write a whole number."});
        if (named && is_count) out.sizes[*named] += count;
    }
    return out;
}

}  // namespace fv
