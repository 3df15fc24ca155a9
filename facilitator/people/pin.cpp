#include "facilitator/people/pin.h"

#include <algorithm>

namespace fv {

bool is_fit_pin(std::string_view pin)
{
    return pin.size() >= shortest_pin && pin.size() <= longest_pin && std::all_of(pin.begin(), pin.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

std::chrono::seconds pin_wait(const RosterPerson& person, Instant now)
{
    using std::chrono::seconds;
    constexpr seconds first{30}, longest{900};
    constexpr unsigned doublings = 5;  // 30 s ... 16 min
    if (person.pin_refused < free_tries || now < person.pin_refused_at) return seconds{0};  // a clock set back makes nobody wait for a day
    const seconds wait = std::min(first * (1 << std::min(person.pin_refused - free_tries, doublings)), longest);
    return std::clamp(std::chrono::ceil<seconds>(person.pin_refused_at + wait - now), seconds{0}, longest);
}

}  // namespace fv
